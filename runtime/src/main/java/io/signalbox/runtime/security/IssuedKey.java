package io.signalbox.runtime.security;

/**
 * A new API key.
 *
 * @param token the key itself: shown once, never stored
 * @param stored what is kept of it
 */
public record IssuedKey(String token, StoredKey stored) {
  /** Without the key: what is printed may end in a log. */
  @Override
  public String toString() {
    return "IssuedKey[" + stored + "]";
  }
}
