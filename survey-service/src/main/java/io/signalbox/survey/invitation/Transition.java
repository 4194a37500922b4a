package io.signalbox.survey.invitation;

/** What a trigger does to an invitation. */
public sealed interface Transition {
  /** It stands elsewhere from now on. */
  record To(InvitationPhase phase) implements Transition {}

  /** Nothing changes, and nobody did wrong: a late timer, an answer given twice. */
  record Nothing() implements Transition {}

  /** It cannot be answered now. */
  record Refused(String reason, String detail) implements Transition {}
}
