package io.signalbox.runtime.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What blobs promise, wherever their copies are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlobsTest {
  static final int MAX = 1 << 20;
  static final Duration HANDED_IN = Duration.ofDays(10);
  static final Duration HELD = Duration.ofDays(100);
  // until when copies are there that nobody named again
  private static final Duration HANDED_IN_MOST = Duration.ofDays(15);
  private static final Duration HELD_MOST = Duration.ofDays(150);
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path arriving;
  private final AtomicInteger count = new AtomicInteger();
  private Instant now = Instant.EPOCH;
  private String acme = "";
  private String other = "";
  private Blobs blobs =
      new Blobs(new FileBlobs(Path.of("none"), Path.of("none")), spool(), keeping(), () -> now);

  /** Where copies are; one for all tests, each of which has workspaces of its own. */
  abstract BlobStore store();

  @BeforeEach
  void open() throws IOException {
    now = Instant.parse("2026-03-02T09:00:00Z");
    acme = "acme" + count.incrementAndGet();
    other = acme + "/../other";
    blobs = new Blobs(store(), spool(), keeping(), () -> now);
    var _ = blobs.sweep();
  }

  private Spool spool() {
    return new Spool(arriving == null ? Path.of("none") : arriving, MAX, () -> now);
  }

  private static Blobs.Keeping keeping() {
    return new Blobs.Keeping(HANDED_IN, HELD);
  }

  @Test
  void bytes_are_found_by_their_hash() throws IOException {
    var ref = put(acme, "abc".getBytes(UTF_8));
    assertThat(ref).isEqualTo(new BlobRef(ABC, 3, "text/plain"));
    assertThat(read(acme, "t1", ABC)).isEqualTo("abc".getBytes(UTF_8));
    assertThat(put(acme, "abc".getBytes(UTF_8))).isEqualTo(ref);
    assertThat(store().copies(Place.handedIn(acme, ABC))).hasSize(1);
    assertThat(arriving).isEmptyDirectory();
  }

  @Test
  void another_workspace_finds_nothing_by_a_hash_it_knows() throws IOException {
    var _ = put(acme, "abc".getBytes(UTF_8));
    assertThat(blobs.hold(acme, "t1", ABC)).isTrue();
    for (var workspace : List.of("", other, "../" + acme, acme + "/", acme + "/t1")) {
      assertThat(blobs.open(workspace, "t1", ABC)).isEmpty();
      assertThat(blobs.isThere(workspace, "t1", ABC)).isFalse();
      assertThat(blobs.mayBeNamed(workspace, "t1", ABC)).isFalse();
      assertThat(blobs.hold(workspace, "t1", ABC)).isFalse();
      assertThat(blobs.erase(workspace, "t1")).isZero();
    }
    assertThat(read(acme, "t1", ABC)).hasSize(3);
  }

  @Test
  void what_one_holds_is_no_other_holders() throws IOException {
    var _ = put(acme, "abc".getBytes(UTF_8));
    assertThat(blobs.hold(acme, "t1", ABC)).isTrue();
    now = now.plus(HANDED_IN_MOST);
    for (var holder : List.of("t2", "", " handed in", "handed in", "t1/", "T1")) {
      assertThat(blobs.open(acme, holder, ABC)).isEmpty();
      assertThat(blobs.mayBeNamed(acme, holder, ABC)).isFalse();
      assertThat(blobs.hold(acme, holder, ABC)).isFalse();
      assertThat(blobs.erase(acme, holder)).isZero();
    }
    assertThat(blobs.mayBeNamed(acme, null, ABC)).isFalse();
    assertThat(blobs.mayBeNamed(acme, "t1", ABC)).isTrue();
    assertThat(read(acme, "t1", ABC)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../../secret", "BA7816", "ba7816bf/../../x", "\u0000"})
  void what_is_no_hash_is_no_path(String name) throws IOException {
    assertThat(blobs.open(acme, "t1", name)).isEmpty();
    assertThat(blobs.isThere(acme, "t1", name)).isFalse();
    assertThat(blobs.mayBeNamed(acme, "t1", name)).isFalse();
    assertThat(blobs.hold(acme, "t1", name)).isFalse();
    assertThatThrownBy(() -> new BlobRef(name, 0, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, MAX})
  void of_any_length_all_comes_back(int length) throws IOException {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    var ref = put(acme, bytes);
    try (var in = blobs.open(acme, "t1", ref.sha256()).orElseThrow().in()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(blobs.open(acme, "t1", ref.sha256()).orElseThrow().size()).isEqualTo(length);
  }

  @Test
  void what_is_too_long_or_breaks_off_leaves_nothing() throws IOException {
    assertThatThrownBy(() -> put(acme, new byte[MAX + 1])).isInstanceOf(BlobTooLarge.class);
    var breaks =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[100_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the line is cut");
              }

              @Override
              public int read(byte[] to, int from, int length) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(() -> blobs.put(acme, "x/y", breaks)).hasMessage("the line is cut");
    assertThat(arriving).isEmptyDirectory();
  }

  @Test
  void what_a_crash_left_half_written_is_swept() throws IOException {
    var left = spool().take(new ByteArrayInputStream(new byte[5]));
    assertThat(blobs.sweep()).isZero();
    assertThat(left.file()).exists();
    now = now.plus(Spool.LIFE);
    assertThat(blobs.sweep()).isEqualTo(1);
    assertThat(left.file()).doesNotExist();
  }

  @Test
  void many_who_write_and_hold_the_same_at_once_all_have_it() throws Exception {
    var bytes = new byte[30_000];
    Callable<BlobRef> write =
        () -> {
          var ref = put(acme, bytes);
          assertThat(blobs.hold(acme, "t1", ref.sha256())).isTrue();
          return ref;
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all = threads.invokeAll(IntStream.range(0, 24).mapToObj(_ -> write).toList());
      for (var each : all) assertThat(read(acme, "t1", each.get().sha256())).isEqualTo(bytes);
    }
  }

  @Test
  void what_nobody_holds_goes_when_its_time_is_over_and_what_is_held_stays() throws IOException {
    var orphan = put(acme, new byte[1]).sha256();
    var named = put(acme, new byte[2]).sha256();
    assertThat(blobs.hold(acme, "t1", named)).isTrue();
    now = now.plus(HANDED_IN_MOST.minusMillis(1));
    assertThat(blobs.sweep()).isZero();
    assertThat(blobs.isThere(acme, "t1", orphan)).isTrue();
    now = now.plusMillis(1);
    assertThat(blobs.isThere(acme, "t1", orphan)).isFalse();
    assertThat(blobs.sweep()).isEqualTo(2);
    assertThat(read(acme, "t1", named)).hasSize(2);
  }

  @Test
  void the_time_of_what_is_held_counts_from_when_it_was_named_last() throws IOException {
    var ref = put(acme, new byte[1]).sha256();
    assertThat(blobs.hold(acme, "t1", ref)).isTrue();
    now = now.plus(HELD_MOST.minusDays(1));
    assertThat(blobs.hold(acme, "t1", ref)).isTrue();
    now = now.plus(HELD_MOST.minusDays(1));
    var _ = blobs.sweep();
    assertThat(read(acme, "t1", ref)).hasSize(1);
    now = now.plus(Duration.ofDays(1));
    assertThat(blobs.hold(acme, "t1", ref)).isFalse();
    assertThat(blobs.sweep()).isEqualTo(1);
  }

  @Test
  void however_often_it_is_named_it_stays_for_all_of_its_time_after_that() throws IOException {
    var ref = put(acme, new byte[1]).sha256();
    for (var percent = 0; percent <= 90; percent += 10) {
      now = Instant.parse("2027-03-02T09:00:00Z").plus(HELD.multipliedBy(20L * percent));
      var _ = put(acme, new byte[1]);
      var holder = "t" + percent;
      assertThat(blobs.hold(acme, holder, ref)).isTrue();
      now = now.plus(HELD.multipliedBy(percent).dividedBy(100));
      assertThat(blobs.hold(acme, holder, ref)).isTrue();
      now = now.plus(HELD.minusMillis(1));
      var _ = blobs.sweep();
      assertThat(read(acme, holder, ref)).as("again after " + percent).hasSize(1);
    }
  }

  @Test
  void what_a_record_may_name_stays_long_enough_for_all_to_read_it() throws IOException {
    var ref = put(acme, new byte[1]).sha256();
    now = now.plus(HANDED_IN_MOST.minusMillis(1));
    assertThat(blobs.mayBeNamed(acme, null, ref)).isTrue();
    now = now.plus(HANDED_IN);
    var _ = blobs.sweep();
    assertThat(blobs.hold(acme, "t1", ref)).isTrue();
  }

  @Test
  void whoever_is_erased_takes_nothing_of_others_along() throws IOException {
    var both = put(acme, new byte[1]).sha256();
    var own = put(acme, new byte[2]).sha256();
    assertThat(blobs.hold(acme, "t1", both)).isTrue();
    assertThat(blobs.hold(acme, "t2", both)).isTrue();
    assertThat(blobs.hold(acme, "t1", own)).isTrue();
    now = now.plus(HANDED_IN_MOST);
    var _ = blobs.sweep();

    assertThat(blobs.erase(acme, "t1")).isEqualTo(2);
    assertThat(blobs.erase(acme, "t1")).isZero();
    assertThat(blobs.isThere(acme, "t1", both)).isFalse();
    assertThat(blobs.isThere(acme, "t1", own)).isFalse();
    assertThat(read(acme, "t2", both)).hasSize(1);
  }

  /** The sweep removes what is over while others put, name and hold the same bytes. */
  @Test
  void a_sweep_never_takes_what_somebody_just_put_or_named() throws Exception {
    var bytes = new byte[] {1, 2, 3};
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var round = 0; round < rounds(); round++) {
        var ref = put(acme, bytes).sha256();
        var ticket = "t" + round;
        now = now.plus(HANDED_IN_MOST.minusMillis(1));
        var later = new Blobs(store(), spool(), keeping(), () -> now.plusMillis(1));
        var swept = threads.submit(later::sweep);
        var put = threads.submit(() -> put(acme, bytes));
        var named = threads.submit(() -> blobs.mayBeNamed(acme, null, ref));
        var _ = put.get();
        var _ = named.get();
        assertThat(blobs.hold(acme, ticket, ref)).as("round " + round).isTrue();
        var _ = swept.get();
        assertThat(read(acme, ticket, ref)).isEqualTo(bytes);
        assertThat(blobs.mayBeNamed(acme, null, ref)).isTrue();
        now = now.plus(HELD_MOST);
        var _ = blobs.sweep();
      }
    }
  }

  int rounds() {
    return 100;
  }

  final BlobRef put(String workspace, byte[] bytes) throws IOException {
    return blobs.put(workspace, "text/plain", new ByteArrayInputStream(bytes));
  }

  final byte[] read(String workspace, String holder, String sha256) throws IOException {
    try (var in = blobs.open(workspace, holder, sha256).orElseThrow().in()) {
      return in.readAllBytes();
    }
  }

  final Blobs blobs() {
    return blobs;
  }

  final String workspace() {
    return acme;
  }

  static List<Path> files(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
