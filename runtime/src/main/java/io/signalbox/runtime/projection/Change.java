package io.signalbox.runtime.projection;

/**
 * A record that a projection is told of.
 *
 * @param type its short name, such as {@code ticket.opened}
 * @param subject what it is about, such as a ticket's id; empty if it does not say
 * @param value the record's own bytes
 */
public record Change(String topic, String type, String workspace, String subject, byte[] value) {}
