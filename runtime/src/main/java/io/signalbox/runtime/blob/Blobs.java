package io.signalbox.runtime.blob;

import io.signalbox.runtime.blob.BlobStore.Bytes;
import io.signalbox.runtime.blob.Spool.Spooled;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes by their hash, of each workspace by itself: who knows a hash of another workspace finds
 * nothing, and cannot even tell that it is there.
 *
 * <p>What is handed in is kept for a time, in which somebody has to hold it: a holder, such as a
 * ticket, has a copy of its own, each time it names a blob for as long as blobs are kept. So there
 * are no counts that a crash can bend. A blob that nobody holds goes by itself, a holder that is
 * erased takes its own copies along and no others, and copies under way are never in danger.
 */
public final class Blobs {
  private final BlobStore store;
  private final Spool spool;
  private final Keeping keeping;
  private final InstantSource clock;

  /**
   * For how long copies are kept at least: none is made anew while one is, so each is made for half
   * as long again.
   *
   * @param handedIn what nobody holds: longer than a record takes until all have read it
   * @param held what somebody holds, since it was named last
   */
  record Keeping(Duration handedIn, Duration held) {}

  Blobs(BlobStore store, Spool spool, Keeping keeping, InstantSource clock) {
    this.store = store;
    this.spool = spool;
    this.keeping = keeping;
    this.clock = clock;
  }

  /**
   * Keeps bytes before it answers, so that a record that names them may be appended. The same bytes
   * again are the same blob.
   *
   * @throws BlobTooLarge when there are more than may be; none is kept then
   * @throws BlobsAway when they can't be kept now
   */
  public BlobRef put(String workspace, String type, InputStream bytes) throws IOException {
    try (var spooled = spool.take(bytes)) {
      add(spooled, Place.handedIn(workspace, spooled.sha256()));
      return new BlobRef(spooled.sha256(), spooled.size(), type);
    }
  }

  private void add(Spooled spooled, Place place) throws IOException {
    var now = clock.instant();
    if (!isKeptFor(place, now, keeping.handedIn)) {
      store.add(spooled.file(), Copy.of(place, end(now, keeping.handedIn)));
    }
  }

  /**
   * Whether a blob is there that a record may name: handed in, or held by this holder. It stays for
   * at least the time that what is handed in is kept for.
   *
   * @param holder null: nobody yet
   */
  public boolean mayBeNamed(String workspace, @Nullable String holder, String sha256)
      throws IOException {
    if (!BlobRef.isHash(sha256)) return false;
    var handedIn = Place.handedIn(workspace, sha256);
    if (prolong(handedIn, handedIn, keeping.handedIn)) return true;
    if (holder == null) return false;
    var held = Place.of(workspace, holder, sha256);
    return prolong(held, held, keeping.held);
  }

  /**
   * Holds a blob from now on for as long as blobs are kept; whether there is one.
   *
   * @param holder whose it is from now on, such as a ticket's id
   */
  public boolean hold(String workspace, String holder, String sha256) throws IOException {
    if (!BlobRef.isHash(sha256)) return false;
    var held = Place.of(workspace, holder, sha256);
    return prolong(held, held, keeping.held)
        || prolong(Place.handedIn(workspace, sha256), held, keeping.held);
  }

  /** Makes a copy that is kept for longer than that, unless one there is kept for so long. */
  private boolean prolong(Place from, Place to, Duration life) throws IOException {
    var now = clock.instant();
    if (isKeptFor(to, now, life)) return true;
    var wanted = Copy.of(to, end(now, life));
    for (var copy : store.copies(from)) {
      if (copy.isOver(now)) continue;
      // somebody may just have made it
      if (copy.equals(wanted) || store.addAgain(copy, wanted)) return true;
    }
    return false;
  }

  private boolean isKeptFor(Place place, Instant now, Duration life) throws IOException {
    var enough = now.plus(life);
    return store.copies(place).stream().anyMatch(copy -> !copy.until().isBefore(enough));
  }

  private static Instant end(Instant now, Duration life) {
    return now.plus(life).plus(life.dividedBy(2));
  }

  /**
   * The bytes that a holder has, or that were handed in for it. What was read is checked before its
   * end: bytes that are not what they were are an {@link IOException} and never a whole blob.
   */
  public Optional<Opened> open(String workspace, String holder, String sha256) throws IOException {
    if (!BlobRef.isHash(sha256)) return Optional.empty();
    var held = open(Place.of(workspace, holder, sha256));
    return held.isPresent() ? held : open(Place.handedIn(workspace, sha256));
  }

  private Optional<Opened> open(Place place) throws IOException {
    for (var copy : store.copies(place)) {
      var bytes = copy.isOver(clock.instant()) ? Optional.<Bytes>empty() : store.open(copy);
      if (bytes.isPresent()) return Optional.of(Opened.checked(bytes.get(), place.sha256()));
    }
    return Optional.empty();
  }

  /** Bytes to read, and how many. To be closed. */
  public record Opened(InputStream in, long size) {
    private static Opened checked(Bytes bytes, String sha256) throws IOException {
      try {
        return new Opened(new Checked(bytes.in(), sha256), bytes.size());
      } catch (IOException e) {
        bytes.in().close();
        throw e;
      }
    }
  }

  /** Whether a holder has a blob, or it was handed in. */
  public boolean isThere(String workspace, String holder, String sha256) throws IOException {
    return BlobRef.isHash(sha256)
        && (isThere(Place.of(workspace, holder, sha256))
            || isThere(Place.handedIn(workspace, sha256)));
  }

  private boolean isThere(Place place) throws IOException {
    return store.copies(place).stream().anyMatch(copy -> !copy.isOver(clock.instant()));
  }

  /**
   * Erases all that a holder has, as when its customer is erased. What others hold of the same
   * bytes stays; what was handed in goes when its time is over.
   *
   * @return how many copies
   */
  public int erase(String workspace, String holder) throws IOException {
    return store.removeAll(Place.directory(workspace, holder.strip()));
  }

  /** The same of one blob alone, as when one message of a ticket is erased. */
  public int erase(String workspace, String holder, String sha256) throws IOException {
    return BlobRef.isHash(sha256) ? store.removeAll(Place.of(workspace, holder, sha256).path()) : 0;
  }

  /** Removes what nobody keeps any longer; how many copies and left-over files. */
  int sweep() throws IOException {
    return spool.clear() + store.removeOver(clock.instant());
  }
}
