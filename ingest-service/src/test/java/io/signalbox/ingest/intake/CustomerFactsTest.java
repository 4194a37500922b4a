package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.contact.IngestCommand.DefineCustomer;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a customer goes along with their contacts from then on. */
class CustomerFactsTest {
  private static final CustomerFacts GOLD = facts("gold", Map.of("seats", 250, "trial", false));

  @ParameterizedTest
  @EnumSource
  void the_next_contact_comes_with_what_is_known(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = accepted(door.arrives(mail("one")));
      assertThat(first.customer()).isNull();
      assertThat(said(door, first.customerId(), GOLD))
          .containsExactly(new CustomerEvent.Changed(first.customerId(), GOLD));
      assertThat(accepted(door.arrives(mail("two"))).customer()).isEqualTo(GOLD);
      door.shard.reload();
      assertThat(said(door, first.customerId(), GOLD)).as("it was known").isEmpty();

      var silver = facts("silver", Map.of());
      assertThat(said(door, first.customerId(), silver)).hasSize(1);
      assertThat(accepted(door.arrives(mail("three"))).customer()).isEqualTo(silver);
      assertThat(door.rows("select count(*) from customer")).containsExactly("1");
      assertThat(accepted(door.arrives(contact("x@example.org", "four"))).customer()).isNull();
      assertThat(said(door, first.customerId(), CustomerFacts.NONE)).hasSize(1);
    }
  }

  @Test
  void of_somebody_who_never_wrote_nothing_is_kept() {
    try (var door = new FrontDoor(Stores.H2)) {
      var there = accepted(door.arrives("other", mail("one"))).customerId();
      for (var id :
          List.of(there, UUID.randomUUID().toString(), "cu-7", there.toUpperCase(Locale.ROOT))) {
        assertThat(reason(door, id, GOLD)).as(id).isEqualTo("unknown-customer");
      }
      assertThat(door.rows("select count(*) from customer")).containsExactly("0");
    }
  }

  @Test
  void card_numbers_are_masked_and_all_of_it_is_bounded() {
    try (var door = new FrontDoor(Stores.H2)) {
      var id = accepted(door.arrives(mail("one"))).customerId();
      var card = "VISA 4111 1111 1111 1111";
      var told = said(door, id, facts(card + "\n", Map.of("note", card)));
      assertThat(Json.text(told.getFirst())).doesNotContain("4111", "\\n").contains("1111");
      assertThat(door.rows("select facts from customer").getFirst()).doesNotContain("4111");
      var many = new HashMap<String, Object>();
      for (var n = 0; n < 50; n++) many.put("key" + n, "\u00e4".repeat(400));
      assertThat(reason(door, id, facts("gold", many))).isEqualTo("too-large");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a b':1}",
        "{'':1}",
        "{'1a':1}",
        "{'a':null}",
        "{'a':{}}",
        "{'a':[1]}",
        "{'LONG':1}",
        "{'a':'LONGVALUE'}",
        "[]",
        "'a'",
        "MANY"
      })
  void hostile_attributes_are_refused(String attributes) {
    var many =
        IntStream.range(0, 51).mapToObj(n -> "'a" + n + "':1").collect(Collectors.joining(","));
    var json =
        "{'id':'x','facts':{'attributes':%s}}"
            .formatted(
                attributes
                    .replace("LONGVALUE", "v".repeat(501))
                    .replace("LONG", "k".repeat(61))
                    .replace("MANY", "{" + many + "}"))
            .replace('\'', '"');
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> new IngestProtocol().decode(Topics.INGEST_COMMANDS, "customer.define", bytes))
        .isInstanceOf(BadRecord.class);
  }

  private static List<Object> said(FrontDoor door, String id, CustomerFacts facts) {
    var _ = door.command(new DefineCustomer(id, facts));
    return door.shard.drainEvents().stream().<Object>map(Outgoing::body).toList();
  }

  private static String reason(FrontDoor door, String id, CustomerFacts facts) {
    var outcome = Objects.requireNonNull(door.command(new DefineCustomer(id, facts)).outcome());
    return Objects.requireNonNull(outcome.reason());
  }

  private static CustomerFacts facts(String plan, Map<String, Object> attributes) {
    return new CustomerFacts("Mara", "enterprise", plan, null, "sv", null, attributes);
  }

  private static Accepted accepted(List<AboutContact> told) {
    return (Accepted) told.getFirst();
  }

  private static String mail(String id) {
    return contact("mara@example.org", id);
  }

  private static String contact(String from, String id) {
    return "{'channel':'email','from':'%s','externalId':'<%s@example.org>','text':'hello'}"
        .formatted(from, id);
  }
}
