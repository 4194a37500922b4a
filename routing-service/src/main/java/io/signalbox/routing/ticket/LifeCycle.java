package io.signalbox.routing.ticket;

import static io.signalbox.routing.ticket.Status.IN_PROGRESS;
import static io.signalbox.routing.ticket.Status.OFFERED;
import static io.signalbox.routing.ticket.Status.ON_HOLD;
import static io.signalbox.routing.ticket.Status.PENDING;
import static io.signalbox.routing.ticket.Status.QUEUED;
import static io.signalbox.routing.ticket.Status.RESOLVED;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which triggers each status allows. What is not allowed is refused, or nothing if nobody asked.
 */
public final class LifeCycle {
  private static final Set<Status> NONE_CLOSED =
      EnumSet.of(QUEUED, OFFERED, IN_PROGRESS, PENDING, ON_HOLD, RESOLVED);
  private static final Set<Status> OPEN =
      EnumSet.of(QUEUED, OFFERED, IN_PROGRESS, PENDING, ON_HOLD);
  private static final Set<Status> BEGUN = EnumSet.of(IN_PROGRESS, PENDING, ON_HOLD);
  private static final Set<Status> WAITING = EnumSet.of(PENDING, ON_HOLD);

  private LifeCycle() {}

  /** The statuses in which this may happen to a ticket. */
  public static Set<Status> allowing(Trigger trigger) {
    return switch (trigger) {
      case CUSTOMER_WROTE, NOTE, RECLASSIFY, PRIORITISE, CLOSE -> NONE_CLOSED;
      case PICK, FORGIVE -> EnumSet.of(QUEUED);
      case ACCEPT, REJECT, EXPIRE, WITHDRAW -> EnumSet.of(OFFERED);
      case ORPHAN -> EnumSet.of(OFFERED, IN_PROGRESS, PENDING, ON_HOLD);
      case REPLY -> BEGUN;
      case PEND -> EnumSet.of(IN_PROGRESS, ON_HOLD);
      case HOLD -> EnumSet.of(IN_PROGRESS, PENDING);
      case RESUME, TIME_UP -> WAITING;
      case RESOLVE, TRANSFER, ESCALATE -> OPEN;
      case REOPEN -> EnumSet.of(RESOLVED);
    };
  }

  /** Whether this may happen to a ticket in this status. */
  public static boolean allows(Status status, Trigger trigger) {
    return allowing(trigger).contains(status);
  }
}
