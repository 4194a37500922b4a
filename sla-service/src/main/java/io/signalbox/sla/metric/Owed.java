package io.signalbox.sla.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we owe to a ticket, and since when. A clock is there for as long as it is owed. */
public enum Owed {
  /** An answer to a customer who never got one. */
  FIRST_ANSWER("first-answer") {
    @Override
    public @Nullable Instant since(Milestones ticket) {
      return ticket.answered() ? null : ticket.waitingSince();
    }
  },
  /** An answer to a customer who got one before, and wrote again. */
  NEXT_ANSWER("next-answer") {
    @Override
    public @Nullable Instant since(Milestones ticket) {
      return ticket.answered() ? ticket.waitingSince() : null;
    }
  },
  /** News after an answer, whether or not the customer wrote again. */
  UPDATE("update") {
    @Override
    public @Nullable Instant since(Milestones ticket) {
      return ticket.updatedAt();
    }
  },
  /** A solution. */
  SOLUTION("solution") {
    @Override
    public @Nullable Instant since(Milestones ticket) {
      return ticket.unsolvedSince();
    }
  },
  /** An agent, to a ticket that never had one. */
  AGENT("agent") {
    @Override
    public @Nullable Instant since(Milestones ticket) {
      return ticket.unowned() ? ticket.unsolvedSince() : null;
    }
  },
  /** What the queue that has it can do: a solution, or to give it to another. */
  PROGRESS("progress") {
    @Override
    public @Nullable Instant since(Milestones ticket) {
      return ticket.queuedSince();
    }
  };

  private final String wire;

  Owed(String wire) {
    this.wire = wire;
  }

  /** The name for others. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** Since when; null if it is not owed. */
  public abstract @Nullable Instant since(Milestones ticket);
}
