package io.signalbox.quickstart.home;

/** Why a data directory can't be used as asked, in words for the person who asked. */
public final class HomeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HomeException(String message) {
    super(message);
  }
}
