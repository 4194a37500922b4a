package io.signalbox.quickstart.client;

/**
 * A record for an entry topic.
 *
 * @param type the short name of its type
 * @param id by which a repeat is recognised
 * @param subject what it is about
 * @param json the value
 */
public record Command(String topic, String type, String id, String subject, String json) {}
