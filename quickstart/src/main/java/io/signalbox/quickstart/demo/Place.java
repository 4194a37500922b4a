package io.signalbox.quickstart.demo;

import java.util.Map;

/**
 * Where a demo plays: a running system and the keys to it.
 *
 * @param bootstrap Kafka's address
 * @param services the services' base addresses by name
 * @param agents the key of each agent by id
 */
public record Place(
    String bootstrap,
    Map<String, String> services,
    String admin,
    String integration,
    Map<String, String> agents) {}
