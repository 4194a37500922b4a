package io.signalbox.routing.ticket;

import io.signalbox.contracts.Frozen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket's status with what is only true in it. */
public sealed interface Phase {
  Status status();

  /** Who has it, or had it last; nobody while it waits for somebody. */
  default @Nullable Assignee assignee() {
    return null;
  }

  /** Whose capacity it takes: who has it in work or is asked to take it. */
  default @Nullable Assignee holder() {
    return null;
  }

  /** Whose it is while somebody else's turn is awaited. */
  default @Nullable Assignee keeper() {
    return null;
  }

  /** Just opened. */
  record New() implements Phase {
    @Override
    public Status status() {
      return Status.NEW;
    }
  }

  /**
   * Waits for an agent.
   *
   * @param since its place among those of the same priority
   * @param declined agents it is not offered to: they declined it or gave it away
   */
  record Queued(Instant since, List<String> declined) implements Phase {
    public Queued {
      declined = Frozen.list(declined);
    }

    @Override
    public Status status() {
      return Status.QUEUED;
    }
  }

  /**
   * An agent is asked to take it.
   *
   * @param since its place should it go back to the queue
   */
  record Offered(Assignee to, Instant expiresAt, Instant since, List<String> declined)
      implements Phase {
    public Offered {
      declined = Frozen.list(declined);
    }

    @Override
    public Status status() {
      return Status.OFFERED;
    }

    @Override
    public Assignee holder() {
      return to;
    }
  }

  /** An agent works on it. */
  record InProgress(Assignee by) implements Phase {
    @Override
    public Status status() {
      return Status.IN_PROGRESS;
    }

    @Override
    public Assignee assignee() {
      return by;
    }

    @Override
    public Assignee holder() {
      return by;
    }
  }

  /** Waits for the customer, at most until a time if there is one. */
  record Pending(@Nullable Assignee by, @Nullable Instant until) implements Phase {
    @Override
    public Status status() {
      return Status.PENDING;
    }

    @Override
    public @Nullable Assignee assignee() {
      return by;
    }

    @Override
    public @Nullable Assignee keeper() {
      return by;
    }
  }

  /** Waits for a third party, at most until a time if there is one. */
  record OnHold(@Nullable Assignee by, @Nullable Instant until) implements Phase {
    @Override
    public Status status() {
      return Status.ON_HOLD;
    }

    @Override
    public @Nullable Assignee assignee() {
      return by;
    }

    @Override
    public @Nullable Assignee keeper() {
      return by;
    }
  }

  /** Done, as far as we know. */
  record Resolved(@Nullable Assignee by, Instant since) implements Phase {
    @Override
    public Status status() {
      return Status.RESOLVED;
    }

    @Override
    public @Nullable Assignee assignee() {
      return by;
    }
  }

  /** Over for good. */
  record Closed(@Nullable Assignee by) implements Phase {
    @Override
    public Status status() {
      return Status.CLOSED;
    }

    @Override
    public @Nullable Assignee assignee() {
      return by;
    }
  }
}
