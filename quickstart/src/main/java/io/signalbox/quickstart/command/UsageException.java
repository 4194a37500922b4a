package io.signalbox.quickstart.command;

/** What was typed makes no sense: one line that says what would. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
