package io.signalbox.runtime.security;

import io.signalbox.runtime.shard.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an API key: never the key itself.
 *
 * @param prefix the visible part, {@code sb_<role>_<8 characters>}; names the key in the audit log
 * @param sha256 of the whole key, in hexadecimal
 * @param role wire name of the role
 * @param agent whom the key belongs to, for role {@code agent} only
 */
public record StoredKey(
    String prefix,
    String sha256,
    String role,
    String workspace,
    @Nullable String agent,
    @Nullable Instant expiresAt) {
  public StoredKey {
    var known = Role.of(role).filter(r -> r != Role.SYSTEM);
    require(known.isPresent(), "unknown role");
    require(ApiKeys.isPrefix(prefix, role), "the prefix is not sb_" + role + "_ and 8 characters");
    require(sha256.matches("[0-9a-f]{64}"), "sha256 is not 64 hexadecimal digits");
    require(Workspaces.isName(workspace), "no name of a workspace");
    require(
        (agent != null) == role.equals(Role.AGENT.wire()),
        "an agent's key names its agent, another key does not");
    require(agent == null || Workspaces.isAgent(agent), "no id of an agent");
  }

  private static void require(boolean sound, String otherwise) {
    if (!sound) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
