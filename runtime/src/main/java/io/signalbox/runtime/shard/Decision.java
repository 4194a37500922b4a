package io.signalbox.runtime.shard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one input: facts for the state, events, timers, calls to the outside, and an
 * answer to whoever asked.
 *
 * @param outcome the answer kept under the record's id; null means {@link Outcome#DONE}
 */
public record Decision<F>(
    List<F> facts,
    List<Outgoing> events,
    List<TimerChange> timers,
    List<Delivery> deliveries,
    @Nullable Outcome outcome) {

  /** Nothing follows. */
  public static <F> Decision<F> nothing() {
    return new Decision<>(List.of(), List.of(), List.of(), List.of(), null);
  }

  /** Nothing changes but the answer. */
  public static <F> Decision<F> refused(String reason, String detail) {
    return new Decision<>(
        List.of(), List.of(), List.of(), List.of(), Outcome.refused(reason, detail));
  }

  /** A decision put together step by step. */
  public static <F> Builder<F> of() {
    return new Builder<>();
  }

  /** Collects the parts of a decision in order. */
  public static final class Builder<F> {
    private final List<F> facts = new ArrayList<>(4);
    private final List<Outgoing> events = new ArrayList<>(4);
    private final List<TimerChange> timers = new ArrayList<>(2);
    private final List<Delivery> deliveries = new ArrayList<>(0);
    private @Nullable Outcome outcome;

    private Builder() {}

    /** A change of memory. */
    public Builder<F> fact(F fact) {
      facts.add(fact);
      return this;
    }

    /** A record for another service. */
    public Builder<F> event(Outgoing event) {
      events.add(event);
      return this;
    }

    /** A timer set, moved or removed. */
    public Builder<F> timer(TimerChange change) {
      timers.add(change);
      return this;
    }

    /** A call to somebody outside. */
    public Builder<F> deliver(Delivery delivery) {
      deliveries.add(delivery);
      return this;
    }

    /** The answer to whoever asked. */
    public Builder<F> outcome(Outcome answer) {
      outcome = answer;
      return this;
    }

    /** The decision; the builder must not be used afterwards. */
    public Decision<F> build() {
      return new Decision<>(facts, events, timers, deliveries, outcome);
    }
  }
}
