package io.signalbox.runtime.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs at an S3 store. */
class S3BlobsTest extends BlobsTest {
  private static S3Server server;
  private static S3Blobs store;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server();
    store = new S3Blobs(server.settings());
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  BlobStore store() {
    return store;
  }

  @Override
  int rounds() {
    return 10;
  }

  @Test
  void a_store_that_is_away_is_left_alone_and_tried_again() throws Exception {
    var rest = Duration.ofMillis(200);
    var place = Place.handedIn(workspace(), "0".repeat(64));
    var own = new S3Server();
    var away = new S3Blobs(own.settings("not to be guessed", rest));
    assertThat(away.copies(place)).isEmpty();
    own.stop();
    for (var call = 0; call < 10; call++) {
      assertThatThrownBy(() -> away.copies(place)).isInstanceOf(BlobsAway.class);
    }
    assertThatThrownBy(() -> away.copies(place))
        .isInstanceOf(BlobsAway.class)
        .hasCauseInstanceOf(CallNotPermittedException.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> away.copies(place)).hasCauseInstanceOf(IOException.class));
  }

  @Test
  void what_is_not_there_does_not_count_as_a_failure() throws Exception {
    var fresh = new S3Blobs(server.settings());
    var copy = Copy.of(Place.handedIn(workspace(), "1".repeat(64)), Instant.EPOCH);
    var other = Copy.of(Place.of(workspace(), "t1", "1".repeat(64)), Instant.EPOCH);
    for (var call = 0; call < 30; call++) {
      assertThat(fresh.open(copy)).isEmpty();
      assertThat(fresh.addAgain(copy, other)).isFalse();
    }
  }

  @Test
  void a_wrong_secret_is_told_at_once() throws Exception {
    var wrong = new S3Blobs(server.settings("wrong", Duration.ofMinutes(1)));
    assertThatThrownBy(() -> wrong.copies(Place.handedIn(workspace(), "0".repeat(64))))
        .isInstanceOf(BlobsAway.class);
  }

  @Test
  void what_is_longer_than_a_part_of_the_protocol_is_stored_at_once(@TempDir Path directory)
      throws Exception {
    var bytes = new byte[6 << 20];
    var file = Files.write(directory.resolve("file"), bytes);
    var copy =
        Copy.of(Place.handedIn(workspace(), "2".repeat(64)), Instant.parse("2126-01-01T00:00:00Z"));
    store.add(file, copy);
    var read = store.open(copy).orElseThrow();
    assertThat(read.size()).isEqualTo(bytes.length);
    try (var in = read.in()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }
}
