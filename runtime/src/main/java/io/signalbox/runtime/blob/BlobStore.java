package io.signalbox.runtime.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps copies under their names. Every copy is written once, whole or not at all, and never
 * changed. What can't be done now is a {@link BlobsAway}.
 */
interface BlobStore {
  /** The copies at a place, those that are kept longest first. */
  List<Copy> copies(Place place) throws IOException;

  /** Adds a copy of a file's bytes, for good when it returns. The file may be gone then. */
  void add(Path bytes, Copy copy) throws IOException;

  /** Adds a copy of a copy; whether that was still there. */
  boolean addAgain(Copy from, Copy to) throws IOException;

  /** What a copy holds; empty if it is gone. */
  Optional<Bytes> open(Copy copy) throws IOException;

  /** Removes all copies below a path, a holder's or a place's; how many. */
  int removeAll(String path) throws IOException;

  /** Removes the copies whose time is over; how many. */
  int removeOver(Instant now) throws IOException;

  /** Opened bytes, and how many. */
  record Bytes(InputStream in, long size) {}
}
