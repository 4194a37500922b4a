package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A stretch of one day, written {@code ["09:00","17:30"]}. Half-open: its end is no longer in it.
 *
 * @param from {@code HH:mm}, {@code 00:00} to {@code 23:59}
 * @param to {@code HH:mm}, after {@code from}, at most {@code 24:00}
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"from", "to"})
public record OpenHours(String from, String to) {}
