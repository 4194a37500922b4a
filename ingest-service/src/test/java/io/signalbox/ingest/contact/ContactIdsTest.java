package io.signalbox.ingest.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void an_id_our_edge_made_just_now_is_the_contacts() {
    var made = Ids.timeOrdered(NOW.minusSeconds(3), "edge");
    assertThat(ContactIds.of("ws", made, NOW)).hasToString(made);
  }

  @Test
  void any_other_id_becomes_one_that_is_always_the_same() {
    var contact = ContactIds.of("ws", "order-17", NOW);
    assertThat(ContactIds.of("ws", "order-17", NOW)).isEqualTo(contact);
    assertThat(ContactIds.of("other", "order-17", NOW)).isNotEqualTo(contact);
    assertThat(contact.version()).isEqualTo(7);
    assertThat(ContactIds.madeAt(contact)).isEqualTo(NOW);
  }

  @Test
  void the_same_record_id_never_names_two_contacts_once_repeats_are_forgotten() {
    qt().withExamples(5_000)
        .forAll(longs().between(-90_000, 90_000), longs().between(86_400, 200_000))
        .checkAssert(
            (age, apart) -> {
              var id = Ids.timeOrdered(NOW.minusSeconds(age), "edge");
              var first = ContactIds.of("ws", id, NOW);
              var later = ContactIds.of("ws", id, NOW.plusSeconds(apart));
              assertThat(first).isNotEqualTo(later);
            });
  }

  @Test
  void an_edge_that_repeats_a_request_within_a_day_gets_the_contact_it_answered_with() {
    var id = Ids.timeOrdered(NOW, "edge");
    assertThat(ContactIds.of("ws", id, NOW.plus(Duration.ofHours(23)))).hasToString(id);
  }

  @Test
  void other_versions_of_uuid_are_not_taken_over() {
    var random = UUID.fromString("6f1e6a3c-8e1c-4b7b-9a55-0e5c2f1f9d10");
    assertThat(ContactIds.of("ws", random.toString(), NOW)).isNotEqualTo(random);
  }
}
