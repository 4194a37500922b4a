package io.signalbox.runtime.erasure;

import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is erased, or has been. Done in steps of bounded size, one after the other by a
 * timer, for one customer may have thousands of contacts.
 *
 * @param id hash of workspace and customer
 * @param completedAt null while it goes on
 * @param counts how much was erased so far, by what it was
 */
public record Erasure(
    UUID id,
    String workspace,
    String customerId,
    Instant requestedAt,
    @Nullable Instant completedAt,
    Map<String, Integer> counts) {
  /** The kind of the timer by which the next step comes. */
  public static final String STEP = "erase";

  private static final String SUBJECT = "erase/";

  public Erasure {
    counts = Map.copyOf(counts);
  }

  /** Its key. */
  public static UUID key(String workspace, String customerId) {
    return Ids.hash("erasure", workspace, customerId);
  }

  /** One that begins. */
  public static Erasure begun(String workspace, String customerId, Instant at) {
    return new Erasure(key(workspace, customerId), workspace, customerId, at, null, Map.of());
  }

  /** The same, with more that was erased. */
  public Erasure plus(String what, int more) {
    var all = new TreeMap<>(counts);
    all.merge(what, more, Integer::sum);
    return new Erasure(id, workspace, customerId, requestedAt, completedAt, all);
  }

  /** The same, over. */
  public Erasure completed(Instant at) {
    return new Erasure(id, workspace, customerId, requestedAt, at, counts);
  }

  /** Whether there is more to erase. */
  public boolean goesOn() {
    return completedAt == null;
  }

  /** The subject of its timer. */
  public String subject() {
    return SUBJECT + id;
  }

  /** The key of the erasure that a timer of this subject is about; empty if it is about none. */
  public static Optional<UUID> ofSubject(String subject) {
    return subject.startsWith(SUBJECT)
        ? Optional.of(UUID.fromString(subject.substring(SUBJECT.length())))
        : Optional.empty();
  }
}
