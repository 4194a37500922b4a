package io.signalbox.broker;

/** Why the embedded broker can't run, in words for the person who started it. */
public final class BrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }

  BrokerException(String message) {
    super(message);
  }
}
