package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Hours that start on one day, written {@code ["09:00","17:30"]}. Half-open: the end is no longer
 * in them. An end that is earlier than the start is of the next day: {@code ["17:00","01:00"]} are
 * eight hours, which belong to the day they start on.
 *
 * @param from {@code HH:mm}, {@code 00:00} to {@code 23:59}
 * @param to {@code HH:mm}, other than {@code from}; the end of the day is {@code 24:00}
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"from", "to"})
public record OpenHours(String from, String to) {}
