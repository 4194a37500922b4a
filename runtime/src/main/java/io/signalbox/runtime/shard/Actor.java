package io.signalbox.runtime.shard;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name what the audit log shows: a key's visible prefix, a token's subject, a service's name
 * @param agent the agent this key belongs to, for role {@code agent}
 * @param access what it is narrowed to
 */
public record Actor(
    String name, Role role, String workspace, @Nullable String agent, Access access) {
  /** Our own services, on topics that only they write to. */
  public static final Actor SYSTEM = new Actor("system", Role.SYSTEM, "*", null);

  /** One who is narrowed to nothing. */
  public Actor(String name, Role role, String workspace, @Nullable String agent) {
    this(name, role, workspace, agent, Access.ALL);
  }
}
