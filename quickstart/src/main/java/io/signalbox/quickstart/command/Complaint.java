package io.signalbox.quickstart.command;

/** Why a command can't do what was asked: one line for the person who typed it. */
public final class Complaint extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Complaint(String message) {
    super(message);
  }
}
