package io.signalbox.runtime.definition;

/**
 * What a command about a definition is answered.
 *
 * @param version the version that is in force, or would be
 * @param changed whether the command made it, or would have
 */
public record DefinitionAnswer(String kind, String id, int version, boolean changed) {}
