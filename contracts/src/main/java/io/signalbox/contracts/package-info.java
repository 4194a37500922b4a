/**
 * What the services say to one another: topics, event and command records. Facts only, no
 * behaviour.
 *
 * <p>One sealed interface a topic, one nested record a type; {@link
 * io.signalbox.contracts.EventType} on the record is its name on the wire, {@link
 * io.signalbox.contracts.OnTopic} on the interface its topic, and {@link
 * io.signalbox.contracts.catalogue.Catalogue} finds one from the other. Records carry no type and
 * no time of their own: the {@code ce_type} and {@code ce_time} headers tell both.
 *
 * <p>In JSON every name is the component's name; times are RFC 3339 in UTC, durations ISO 8601.
 * Writers leave null fields out, readers ignore fields they don't know: both are settings of the
 * one JSON mapper ({@code Include.NON_NULL}, {@code FAIL_ON_UNKNOWN_PROPERTIES} off, dates and
 * durations not as numbers), not of each record. An absent list or map is an empty one, an absent
 * boolean with {@link io.signalbox.contracts.FalseIfAbsent} is false; every other component without
 * {@code @Nullable} is always there. The JSON schemas under {@code schemas/} say so too, with the
 * bounds that input from outside is held to.
 *
 * <p>Not here: who may send what, what a command leads to, how records are written and read.
 */
@NullMarked
package io.signalbox.contracts;

import org.jspecify.annotations.NullMarked;
