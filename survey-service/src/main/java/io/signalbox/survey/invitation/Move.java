package io.signalbox.survey.invitation;

/** What a trigger does to an invitation. */
public sealed interface Move {
  /** It stands elsewhere from now on. */
  record To(Standing standing) implements Move {}

  /** Nothing changes, and nobody did wrong: a late timer, an answer given twice. */
  record Nothing() implements Move {}

  /** It cannot be answered now. */
  record Refused(String reason, String detail) implements Move {}
}
