package io.signalbox.runtime.shard;

import java.util.UUID;

/**
 * How a delivery ended: the body of a {@link Received} of type {@code delivery.succeeded} or {@code
 * delivery.failed} on the service's own entry topic. An attempt that failed and is made again is
 * not told.
 *
 * @param succeeded whether the receiver took it
 * @param attempts how often it was tried, at least once
 * @param detail what the receiver, or whoever gave up, said
 */
public record Delivered(
    UUID delivery,
    String kind,
    String target,
    String subject,
    boolean succeeded,
    int attempts,
    String detail) {}
