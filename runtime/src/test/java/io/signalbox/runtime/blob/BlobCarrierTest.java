package io.signalbox.runtime.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.blob.BlobOrder.Of;
import io.signalbox.runtime.delivery.Report.Result;
import io.signalbox.runtime.shard.Delivery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions want done with blobs is done, also twice. */
class BlobCarrierTest {
  private static final Of CUSTOMER = new Of("acme", "customer-1", "subject-1");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private Path root;
  private Blobs blobs = blobs(Path.of("none"));

  @BeforeEach
  void open() {
    blobs = blobs(root.resolve("kept"));
  }

  private Blobs blobs(Path kept) {
    var incoming = root == null ? Path.of("none") : root.resolve("incoming");
    return new Blobs(
        new FileBlobs(kept, incoming),
        new Spool(incoming, 1_000, () -> NOW),
        new Blobs.Keeping(Duration.ofDays(10), Duration.ofDays(100)),
        () -> NOW);
  }

  @Test
  void what_is_held_is_there_until_it_is_erased() throws IOException {
    var one = blobs.put("acme", "x/y", new ByteArrayInputStream(new byte[1])).sha256();
    var two = blobs.put("acme", "x/y", new ByteArrayInputStream(new byte[2])).sha256();
    var hold = BlobOrder.hold(CUSTOMER, "t1", List.of(one, two, "0".repeat(64)), "cause-1");
    assertThat(carry(hold)).isEqualTo("held 2 of 3");
    assertThat(carry(hold)).isEqualTo("held 2 of 3");
    assertThat(carry(BlobOrder.hold(CUSTOMER, "t2", List.of(one), "cause-2"))).startsWith("held 1");

    var erase = BlobOrder.eraseAll(CUSTOMER, List.of("t1", "t3"), "cause-3");
    assertThat(carry(erase)).isEqualTo("erased 2");
    assertThat(carry(erase)).isEqualTo("erased 0");
    assertThat(blobs.open("acme", "t2", one)).isPresent();
    assertThat(List.of(hold.lane(), erase.lane())).containsOnly("customer-1");
    assertThat(erase.subject()).isEqualTo("subject-1");
    assertThat(erase.id()).isNotEqualTo(hold.id());
  }

  @Test
  void of_one_message_only_its_own_files_are_erased() throws IOException {
    var one = blobs.put("acme", "x/y", new ByteArrayInputStream(new byte[1])).sha256();
    var two = blobs.put("acme", "x/y", new ByteArrayInputStream(new byte[2])).sha256();
    assertThat(carry(BlobOrder.hold(CUSTOMER, "t1", List.of(one, two), "c1"))).startsWith("held 2");
    assertThat(carry(BlobOrder.erase(CUSTOMER, "t1", List.of(one, "../.."), "c2")))
        .isEqualTo("erased 1");
    assertThat(blobs.erase("acme", "t1")).isEqualTo(1);
  }

  @Test
  void a_thousand_tickets_are_erased_by_one_order() throws IOException {
    var tickets =
        IntStream.range(0, 1_000).mapToObj("019ab0de-0000-7000-8000-%012d"::formatted).toList();
    assertThat(carry(BlobOrder.eraseAll(CUSTOMER, tickets, "cause"))).isEqualTo("erased 0");
  }

  @Test
  void what_is_no_order_is_refused_and_a_store_that_is_away_is_asked_again() throws IOException {
    var order = BlobOrder.hold(CUSTOMER, "t1", List.of("0".repeat(64)), "cause");
    var broken = new Delivery(order.id(), "acme", "blobs", "lane", BlobOrder.KIND, "subject", "{");
    assertThat(new BlobCarrier(blobs).carry(broken).result()).isEqualTo(Result.REFUSED);
    var file = Files.writeString(root.resolve("file"), "no directory");
    var away = new BlobCarrier(blobs(file.resolve("kept")));
    assertThatThrownBy(() -> away.carry(order)).isInstanceOf(BlobsAway.class);
  }

  private String carry(Delivery delivery) throws IOException {
    var answer = new BlobCarrier(blobs).carry(delivery);
    assertThat(answer.result()).isEqualTo(Result.SUCCEEDED);
    return answer.detail();
  }
}
