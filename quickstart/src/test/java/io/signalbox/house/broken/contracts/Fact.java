package io.signalbox.house.broken.contracts;

/** A fact as it should be. */
public record Fact(String ticket) {}
