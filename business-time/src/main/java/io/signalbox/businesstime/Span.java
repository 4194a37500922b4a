package io.signalbox.businesstime;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;

/** A stretch of time, written {@code [from, to]}. Half-open: its end is no longer in it. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"from", "to"})
public record Span(Instant from, Instant to) {

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
