package io.signalbox.runtime.service;

import org.jspecify.annotations.Nullable;

/** Why a service does not start, in words its operator can act on. */
public final class StartException extends RuntimeException {
  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
