package io.signalbox.conditions;

/** A condition could not be tried: it asks for what is not there, or for too much. */
public final class ConditionFailed extends Exception {
  ConditionFailed(Exception cause) {
    super(cause.getMessage(), cause, false, false);
  }

  /** Why, as a sentence. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
