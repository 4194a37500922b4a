package io.signalbox.businesstime;

/** A question that a calendar does not answer: too far away, or never open again. */
public final class OutOfReach extends RuntimeException {
  OutOfReach(String message) {
    super(message, null, false, false);
  }

  OutOfReach(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  /** What is out of reach, as a sentence. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
