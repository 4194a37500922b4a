package io.signalbox.quickstart.workspace;

/** What is wrong with a workspace file, and where, in words for the person who wrote it. */
public final class WorkspaceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkspaceException(String message) {
    super(message);
  }
}
