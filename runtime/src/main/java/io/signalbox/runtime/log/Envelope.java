package io.signalbox.runtime.log;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a value: the CloudEvents attributes of a record, whichever way they came.
 *
 * @param type short name, such as {@code ticket.opened}
 * @param subject the ticket, contact or survey it is about; empty when there was none
 * @param source {@code ce_source}; empty when there was none
 * @param sequence number within the source and topic; -1 when there was none
 * @param time {@code ce_time} in epoch milliseconds; -1 when there was none
 * @param requestHash of the request it was, if that may come again under the same name
 * @param value the bytes of the data
 */
public record Envelope(
    String type,
    String id,
    String subject,
    String source,
    long sequence,
    long time,
    String correlationId,
    int hops,
    @Nullable String replayOf,
    @Nullable String requestHash,
    byte[] value) {}
