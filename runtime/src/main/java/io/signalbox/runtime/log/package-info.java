/**
 * How a record looks on the log: partitions, headers, envelopes, the bytes of an outbox row. Start
 * reading at {@link io.signalbox.runtime.log.EnvelopeReader}.
 */
@NullMarked
package io.signalbox.runtime.log;

import org.jspecify.annotations.NullMarked;
