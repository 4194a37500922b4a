package io.signalbox.ingest.contact;

import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The ids of contacts. */
public final class ContactIds {
  /** How far an edge's clock may be ahead of the broker's. */
  private static final Duration AHEAD_MAX = Duration.ofMinutes(10);

  /** With {@link #AHEAD_MAX} the 24 hours for which a record's repeats are recognised. */
  private static final Duration BEHIND_MAX = Duration.ofHours(24).minus(AHEAD_MAX);

  private static final int VERSION_SHIFT = 16;

  private ContactIds() {}

  /**
   * The id of the contact that came with a record: the record's own id if that is a UUIDv7 or v8 of
   * now, as our edge gives them and answers with before the record is decided; else one derived
   * from it. An older one might have been used before, when its repeats were still recognised.
   */
  public static UUID of(String workspace, String recordId, Instant at) {
    var own = Ids.parse(recordId).orElse(null);
    return own != null && ofNow(own, at)
        ? own
        : UUID.fromString(Ids.timeOrdered(at, workspace, recordId, "contact"));
  }

  /** When a time-ordered id was made. */
  static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> VERSION_SHIFT);
  }

  private static boolean ofNow(UUID id, Instant at) {
    return (id.version() == 7 || id.version() == 8)
        && id.variant() == 2
        && at.isBefore(madeAt(id).plus(BEHIND_MAX))
        && !at.isBefore(madeAt(id).minus(AHEAD_MAX));
  }
}
