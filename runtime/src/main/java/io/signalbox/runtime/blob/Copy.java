package io.signalbox.runtime.blob;

import java.time.Instant;
import java.util.Optional;

/**
 * A copy of some bytes. Its name says until when it is kept, so whoever clears away looks at names
 * alone, and never at one that somebody just made: a new copy has a new name.
 *
 * @param path of its place
 */
record Copy(String path, Instant until) {
  static Copy of(Place place, Instant until) {
    return new Copy(place.path(), Instant.ofEpochMilli(until.toEpochMilli()));
  }

  /** The copy of that name; empty if it is none's. */
  static Optional<Copy> named(String name) {
    var end = name.lastIndexOf('/');
    if (end < 0) return Optional.empty();
    try {
      var until = Instant.ofEpochMilli(Long.parseLong(name.substring(end + 1)));
      return Optional.of(new Copy(name.substring(0, end), until));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  String name() {
    return path + "/" + until.toEpochMilli();
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}
