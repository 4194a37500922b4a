package io.signalbox.runtime.shard;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a key or token allows. {@code SYSTEM} is never given to a key: it is our own services. */
public enum Role {
  INTEGRATION,
  AGENT,
  SUPERVISOR,
  OPS,
  ADMIN,
  SYSTEM;

  /** The name on the wire: {@code integration}, {@code agent}, … */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that wire name, if there is one. */
  public static Optional<Role> of(String wire) {
    return Stream.of(values()).filter(role -> role.wire().equals(wire)).findFirst();
  }
}
