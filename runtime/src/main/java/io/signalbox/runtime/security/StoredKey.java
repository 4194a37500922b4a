package io.signalbox.runtime.security;

import io.signalbox.runtime.shard.Access;
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
 * @param access what it is narrowed to; null for nothing
 * @param expiresAt it is good before; one that was revoked expired then
 * @param madeAt when it was made over HTTP; null for one of the file
 * @param madeBy the name of who made it over HTTP
 * @param note what it is for, as who made it says
 */
public record StoredKey(
    String prefix,
    String sha256,
    String role,
    String workspace,
    @Nullable String agent,
    @Nullable Access access,
    @Nullable Instant expiresAt,
    @Nullable Instant madeAt,
    @Nullable String madeBy,
    @Nullable String note) {
  private static final int NOTE_CHARACTERS_MAX = 200;

  public StoredKey {
    var known = Role.of(role).filter(r -> r != Role.SYSTEM);
    require(known.isPresent(), "unknown role");
    require(ApiKeys.isPrefix(prefix, role), "the prefix is not sb_" + role + "_ and 8 characters");
    require(sha256.matches("[0-9a-f]{64}"), "sha256 is not 64 hexadecimal digits");
    require(Workspaces.isName(workspace), "no name of a workspace");
    require(
        (agent != null) == role.equals(Role.AGENT.wire()),
        "an agent's key names its agent, another key does not");
    require(
        access == null || !role.equals(Role.ADMIN.wire()),
        "an admin's key can't be narrowed: leave out access");
    require(agent == null || Workspaces.isAgent(agent), "no id of an agent");
    require(
        note == null || note.length() <= NOTE_CHARACTERS_MAX,
        "a note has up to " + NOTE_CHARACTERS_MAX + " characters");
  }

  /** Whether it is good at that time. */
  public boolean isGood(Instant at) {
    return expiresAt == null || at.isBefore(expiresAt);
  }

  /** The same key, which ends then at the latest: nothing makes a key good for longer. */
  public StoredKey endingBy(@Nullable Instant at) {
    return at == null || (expiresAt != null && !at.isBefore(expiresAt))
        ? this
        : new StoredKey(prefix, sha256, role, workspace, agent, access, at, madeAt, madeBy, note);
  }

  /** The same key, narrowed to that. */
  public StoredKey narrowedTo(@Nullable Access to) {
    return new StoredKey(
        prefix, sha256, role, workspace, agent, to, expiresAt, madeAt, madeBy, note);
  }

  /** The same key, made by that actor. */
  public StoredKey madeBy(String actor, Instant at, @Nullable String purpose) {
    return new StoredKey(
        prefix, sha256, role, workspace, agent, access, expiresAt, at, actor, purpose);
  }

  private static void require(boolean sound, String otherwise) {
    if (!sound) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
