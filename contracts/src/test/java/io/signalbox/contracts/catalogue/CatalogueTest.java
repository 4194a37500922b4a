package io.signalbox.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contracts.Topic;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types and topics are found from records, and records from them. */
class CatalogueTest {

  @ParameterizedTest
  @MethodSource("types")
  void a_record_is_found_by_the_topic_and_type_it_is_sent_with(Entry entry) {
    var topic = Catalogue.topicOf(entry.record());
    var type = Catalogue.typeOf(entry.record());
    assertThat(Catalogue.classOf(topic, type)).hasValue(entry.record());
    assertThat(Catalogue.shortName(type)).hasValue(entry.shortName());
    assertThat(Catalogue.wireName(entry.shortName())).isEqualTo(type);
    assertThat(type).matches("io\\.signalbox\\.[a-z-]+\\.[a-z-]+\\.v1");
  }

  @Test
  void every_topic_has_types_and_every_type_a_topic() {
    assertThat(types().stream().map(Entry::topic).distinct())
        .containsExactlyElementsOf(Topics.all().stream().map(Topic::name).toList());
  }

  @Test
  void names_are_as_the_interface_has_them() {
    assertThat(Catalogue.typeOf(Opened.class)).isEqualTo("io.signalbox.ticket.opened.v1");
    assertThat(Catalogue.topicOf(Opened.class)).isEqualTo("tickets");
    assertThat(Catalogue.shortNameOf(AcceptOffer.class)).isEqualTo("offer.accept");
    assertThat(Catalogue.topicOf(AcceptOffer.class)).isEqualTo("routing.commands");
    assertThat(Catalogue.schemaOf(AcceptOffer.class)).isEqualTo("schemas/offer.accept.v1.json");
    assertThat(Topics.deadLetters(Topics.CONTACTS, "routing")).isEqualTo("contacts.routing.dead");
  }

  @Test
  void what_a_topic_does_not_carry_is_not_found() {
    assertThat(Catalogue.classOf("contacts", "io.signalbox.ticket.opened.v1")).isEmpty();
    assertThat(Catalogue.classOf("tickets", "io.signalbox.ticket.opened.v2")).isEmpty();
    assertThat(Catalogue.classOf("tickets", "ticket.opened")).isEmpty();
    assertThat(Catalogue.shortName("com.example.opened.v1")).isEmpty();
    assertThat(Catalogue.shortName("io.signalbox.v1")).isEmpty();
    assertThatThrownBy(() -> Catalogue.typeOf(Topic.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Topic");
  }

  static List<Entry> types() {
    return Catalogue.entries();
  }
}
