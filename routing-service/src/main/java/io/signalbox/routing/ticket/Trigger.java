package io.signalbox.routing.ticket;

/** What can happen to a ticket. */
public enum Trigger {
  /** The customer wrote again in its conversation. */
  CUSTOMER_WROTE,
  /** An agent became free and it is the ticket's turn. */
  PICK,
  /** Some had declined it; that was long enough ago. */
  FORGIVE,
  ACCEPT,
  REJECT,
  /** The agent did not answer the offer in time. */
  EXPIRE,
  /** The agent it was offered to stopped taking work. */
  WITHDRAW,
  /** The agent who had it left for good, is absent for long, or must not have it any more. */
  ORPHAN,
  REPLY,
  /** Something is written down that the customer does not see. */
  NOTE,
  PEND,
  HOLD,
  RESUME,
  /** The time until which it was to wait is over. */
  TIME_UP,
  RESOLVE,
  REOPEN,
  /** It is said to be about something else. */
  RECLASSIFY,
  PRIORITISE,
  TRANSFER,
  ESCALATE,
  CLOSE
}
