package io.signalbox.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import io.signalbox.runtime.shard.Protocol.UnknownType;
import io.signalbox.runtime.shard.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestProtocolTest {
  private static final Map<String, Set<Role>> SENDERS =
      Map.ofEntries(
          Map.entry("account.define", EnumSet.of(Role.ADMIN)),
          Map.entry("contact.submitted", EnumSet.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM)),
          Map.entry("customer.define", EnumSet.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM)),
          Map.entry("customer.erase", EnumSet.of(Role.ADMIN, Role.SYSTEM)),
          Map.entry("contact.release", EnumSet.of(Role.SUPERVISOR, Role.ADMIN, Role.SYSTEM)),
          Map.entry("contact.discard", EnumSet.of(Role.SUPERVISOR, Role.ADMIN, Role.SYSTEM)),
          Map.entry("channel.define", EnumSet.of(Role.ADMIN)),
          Map.entry("reply.sent", EnumSet.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM)),
          Map.entry("reply.delivered", EnumSet.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM)),
          Map.entry("reply.read", EnumSet.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM)),
          Map.entry("reply.failed", EnumSet.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM)));

  private final IngestProtocol protocol = new IngestProtocol();

  @Test
  void each_type_is_taken_from_these_roles_and_no_others() {
    for (var entry : Catalogue.entries()) {
      if (entry.topic().equals(Topics.CONTACTS_INBOUND)
          || entry.topic().equals(Topics.INGEST_COMMANDS)) {
        for (var role : Role.values()) {
          var actor = new Actor("actor-1", role, "ws", null);
          assertThat(protocol.allowed(actor, entry.topic(), entry.shortName(), "any"))
              .as("%s by %s", entry.shortName(), role)
              .isEqualTo(SENDERS.getOrDefault(entry.shortName(), Set.of()).contains(role));
        }
      }
    }
  }

  @Test
  void of_tickets_only_what_contacts_and_mails_need_is_read_and_what_is_unknown_is_noticed() {
    for (var entry : Catalogue.entries()) {
      if (!entry.topic().equals(Topics.TICKETS)) continue;
      assertThat(protocol.concerns(entry.topic(), entry.shortName()))
          .as(entry.shortName())
          .isEqualTo(
              Set.of(
                      "ticket.opened",
                      "ticket.message-received",
                      "ticket.replied",
                      "ticket.resolved",
                      "ticket.reopened",
                      "ticket.closed")
                  .contains(entry.shortName()));
    }
    assertThat(protocol.concerns(Topics.TICKETS, "ticket.invented-later")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\u0000",
        "{\"channel\":\"email\"}",
        "{\"from\":{}}",
        "{\"channel\":\"email\",\"from\":{},\"text\":\"no address\"}",
        "{\"channel\":\"no channel\",\"from\":{\"email\":\"a@b.c\"},\"text\":\"a\"}",
        "{\"channel\":5,\"from\":\"a@b.c\",\"text\":\"a\"}",
        "{\"channel\":\"email\",\"from\":{\"email\":\"a@b.c\"},\"text\":7}"
      })
  void what_is_no_contact_is_refused(String value) {
    assertThatThrownBy(() -> decode(value)).isInstanceOf(BadRecord.class);
  }

  @Test
  void what_ingest_does_not_read_is_unknown() {
    assertThatThrownBy(() -> protocol.decode(Topics.SURVEYS, "survey.invited", new byte[0]))
        .isInstanceOf(UnknownType.class);
    assertThatThrownBy(() -> protocol.decode(Topics.CONTACTS_INBOUND, "contact.x", new byte[0]))
        .isInstanceOf(UnknownType.class);
  }

  @Test
  void a_contact_is_read_with_its_words() throws Exception {
    var json = "{\"channel\":\"web\",\"from\":\"a@b.example\",\"html\":\"<p>one<p>two\",\"x\":1}";
    assertThat(decode(json))
        .isInstanceOfSatisfying(
            Submission.class, it -> assertThat(it.contactText().text()).isEqualTo("one\n\ntwo"));
  }

  private Object decode(String value) throws BadRecord, UnknownType {
    return protocol.decode(Topics.CONTACTS_INBOUND, "contact.submitted", value.getBytes(UTF_8));
  }
}
