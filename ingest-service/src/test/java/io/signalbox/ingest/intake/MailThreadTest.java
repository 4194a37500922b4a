package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.Closed;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.contracts.ticket.TicketEvent.Replied;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.shard.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which mails belong together, and for how long that is known. */
class MailThreadTest {
  private static final String REPLY = "0197b2aa-0000-8000-8000-00000000000a";

  @ParameterizedTest
  @EnumSource
  void an_answer_to_a_mail_of_ours_goes_on_with_its_conversation(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = mail(door, "m1", "a@example.org", "");
      told(door, "ticket.replied", new Replied(ticket(key(first)), "agent-1", Said.message(REPLY)));
      var answer = mail(door, "m2", "a@example.org", "<" + REPLY + "@desk.example>");
      assertThat(key(answer)).isEqualTo(key(first));
      assertThat(mail(door, "m3", "b@example.net", "<" + REPLY + "@desk.example>"))
          .isInstanceOf(Suspended.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_filled_in_a_form_answers_our_answer_by_mail(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var form = "{'channel':'web','from':{'email':'a@example.org'},'text':'hi'}";
      var first = door.arrives(form).getFirst();
      told(
          door,
          "ticket.replied",
          new Replied(ticket(Channel.WEB, key(first)), "agent-1", Said.message(REPLY)));
      assertThat(mail(door, "m1", "b@example.net", "<" + REPLY + "@desk.example>"))
          .isInstanceOf(Suspended.class);
      var answer = mail(door, "m2", "a@example.org", "<" + REPLY + "@desk.example>");
      assertThat(key(answer)).isEqualTo(key(first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_is_known_as_long_as_its_ticket_lives(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = mail(door, "m1", "a@example.org", "");
      told(door, "ticket.opened", new Opened(ticket(key(first)), first.contactId(), null));
      door.later(Duration.ofDays(100));
      assertThat(key(mail(door, "m2", "a@example.org", "<m1@x>"))).isEqualTo(key(first));
      told(door, "ticket.closed", new Closed(ticket(key(first)), null, null));
      door.later(Duration.ofDays(29));
      assertThat(key(mail(door, "m3", "a@example.org", "<m1@x>"))).isEqualTo(key(first));
      door.later(Duration.ofDays(32));
      assertThat(door.rows("select 1 from mail where received")).isEmpty();
      assertThat(key(mail(door, "m4", "a@example.org", "<m1@x>"))).isNotEqualTo(key(first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void answers_to_a_mail_that_never_came_belong_together_and_so_does_that_mail(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = mail(door, "m1", "a@example.org", "<root@x> <middle@x>");
      assertThat(key(mail(door, "m2", "a@example.org", "<root@x>"))).isEqualTo(key(first));
      assertThat(key(mail(door, "m3", "a@example.org", "<middle@x>"))).isEqualTo(key(first));
      assertThat(key(mail(door, "root", "a@example.org", ""))).isEqualTo(key(first));
      assertThat(mail(door, "m4", "b@example.net", "<root@x>")).isInstanceOf(Suspended.class);
      assertThat(mail(door, "middle", "b@example.net", "")).isInstanceOf(Suspended.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_stranger_names_is_not_learnt(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      mail(door, "m1", "a@example.org", "<root@x>");
      mail(door, "m2", "b@example.net", "<root@x> <other@x>");
      assertThat(mail(door, "m3", "c@example.net", "<other@x>")).isInstanceOf(Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_that_names_many_others_is_kept_in_few_rows(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      mail(door, "m1", "a@example.org", "<r@x> ".repeat(50) + many(98));
      assertThat(door.rows("select 1 from mail").size()).isBetween(3, 25);
    }
  }

  private static String many(int count) {
    var ids = new StringBuilder();
    for (var i = 0; i < count; i++) {
      ids.append("<r").append(i).append("@x> ");
    }
    return ids.toString();
  }

  private static AboutContact mail(FrontDoor door, String id, String from, String references) {
    var told =
        door.arrives(
            ("{'channel':'email','externalId':'<%s@x>','from':{'email':'%s'},'text':'text of %s',"
                    + "'attributes':{'references':'%s'}}")
                .formatted(id, from, id, references));
    assertThat(told).as(id).hasSize(1);
    return told.getFirst();
  }

  private static String key(AboutContact accepted) {
    return Objects.requireNonNull(((Accepted) accepted).conversation()).conversationKey();
  }

  private static void told(FrontDoor door, String type, TicketEvent event) {
    door.shard.receive(Topics.TICKETS, type, FrontDoor.WS, event, Actor.SYSTEM, door.now());
  }

  private static TicketView ticket(String conversation) {
    return ticket(Channel.EMAIL, conversation);
  }

  private static TicketView ticket(Channel channel, String conversation) {
    return new TicketView(
        "t1",
        1,
        channel,
        null,
        null,
        "customer-1",
        null,
        null,
        null,
        null,
        new Classification(null, Priority.NORMAL, 1, Map.of(), null, List.of(), List.of()),
        new Requirements(1, Map.of(), List.of(), List.of(), RequirementStep.CLASSIFIED),
        null,
        TicketStatus.NEW,
        null,
        null,
        conversation,
        Instant.EPOCH,
        0,
        false);
  }
}
