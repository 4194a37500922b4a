package io.signalbox.survey.program;

import io.signalbox.conditions.Condition;
import io.signalbox.conditions.ConditionFailed;
import io.signalbox.conditions.Conditions;
import io.signalbox.conditions.Conditions.Compiled;
import io.signalbox.conditions.Values;
import io.signalbox.conditions.Variables;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import io.signalbox.contracts.ticket.TicketFacts;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace asks its customers.
 *
 * @param condition which tickets it asks about, beside their channel; null for all
 */
public record Program(String workspace, DefineProgram definition, @Nullable Condition condition) {
  private static final double FRACTIONS = 0x1p53;

  private static final Variables VARIABLES =
      Variables.NONE
          .texts(TicketFacts.TEXTS.toArray(String[]::new))
          .numbers("tier")
          .valuesByName("customer");

  /** One that was checked. */
  static Program of(String workspace, DefineProgram definition) {
    return switch (compiled(definition)) {
      case null -> new Program(workspace, definition, null);
      case Compiled.Ready(var condition) -> new Program(workspace, definition, condition);
      case Compiled.Refused(var _, var _, var why) ->
          throw new IllegalArgumentException(
              "program " + definition.id() + " was not checked: " + why);
    };
  }

  private static @Nullable Compiled compiled(DefineProgram definition) {
    var text = definition.condition();
    return text == null ? null : new Conditions(VARIABLES).compile(text);
  }

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
    if (expiry != null && (expiry.isNegative() || expiry.isZero())) {
      return Optional.of("expiresAfter is more than nothing.");
    }
    return compiled(program) instanceof Compiled.Refused(var line, var column, var why)
        ? Optional.of("condition, line %d, column %d: %s".formatted(line, column, why))
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
   * Whether it asks about a ticket that is like this. A condition that asks for what is not there,
   * such as an attribute that nobody gave, does not hold.
   */
  public boolean asksAbout(TicketFacts ticket) {
    if (condition == null) return true;
    try {
      return condition.holds(Values.of(ticket.values()));
    } catch (ConditionFailed e) {
      return false;
    }
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
