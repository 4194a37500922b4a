package io.signalbox.survey.program;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a workspace asks its customers. */
public record Program(String workspace, DefineProgram definition) {
  private static final double FRACTIONS = 0x1p53;

  /** Why a definition is refused; empty if it is sound. */
  public static Optional<String> flaw(DefineProgram program) {
    if (Scale.of(program.metric()).isEmpty()) {
      return Optional.of("metric is one of csat, nps, ces.");
    }
    if (!program.trigger().equals(SurveyTrigger.RESOLVED)) {
      return Optional.of("trigger is resolved.");
    }
    if (negative(program.throttle()) || negative(program.delay())) {
      return Optional.of("throttle and delay are not negative.");
    }
    var expiry = program.expiresAfter();
    return expiry != null && (expiry.isNegative() || expiry.isZero())
        ? Optional.of("expiresAfter is more than nothing.")
        : Optional.empty();
  }

  /** Its id. */
  public String id() {
    return definition.id();
  }

  /** What it measures. */
  public SurveyMetric metric() {
    return definition.metric();
  }

  /** Whether it asks about tickets of this channel. */
  public boolean asksAbout(Channel channel) {
    return definition.channels().isEmpty() || definition.channels().contains(channel);
  }

  /**
   * Whether a ticket is among the share asked about.
   *
   * @param lot 64 bits that say nothing about the ticket, evenly spread
   */
  public boolean samples(long lot) {
    var sample = definition.sample();
    // the upper 53 bits are what a double holds: an even number in [0, 1)
    return sample == null || (lot >>> 11) / FRACTIONS < sample;
  }

  /** How long a customer is left in peace after an invitation. */
  public Duration throttle() {
    return Objects.requireNonNullElseGet(
        definition.throttle(), () -> Scale.of(metric()).orElseThrow().throttle());
  }

  /** Between resolution and invitation. */
  public Duration delay() {
    return Objects.requireNonNullElse(definition.delay(), Duration.ZERO);
  }

  private static boolean negative(@Nullable Duration duration) {
    return duration != null && duration.isNegative();
  }
}
