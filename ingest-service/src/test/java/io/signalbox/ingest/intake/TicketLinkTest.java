package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.Closed;
import io.signalbox.contracts.ticket.TicketEvent.MessageReceived;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.shard.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketLinkTest {
  private static final String FORM =
      "{'channel':'web','from':{'email':'a@example.org'},'text':'hi'}";

  @ParameterizedTest
  @EnumSource
  void a_contact_knows_which_ticket_it_became_part_of(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var ids = door.arriveTogether(FORM, FORM, FORM).stream().map(it -> it.contactId()).toList();
      told(door, "ticket.opened", new Opened(ticket("t1"), ids.get(0), null));
      told(
          door,
          "ticket.message-received",
          new MessageReceived(ticket("t1"), ids.get(1), Said.message("m")));
      told(door, "ticket.opened", new Opened(ticket("t2"), ids.get(2), "t1"));
      assertThat(door.rows("select ticket_id, threading from contact order by id"))
          .containsExactly("t1 opened", "t1 continued", "t2 follow-up");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_said_of_other_contacts_or_of_none_changes_nothing(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var id = door.arrives("other", FORM).getFirst().contactId();
      told(door, "ticket.opened", new Opened(ticket("t1"), id, null));
      told(door, "ticket.opened", new Opened(ticket("t1"), "by an agent", null));
      told(door, "ticket.closed", new Closed(ticket("t1"), null, null));
      assertThat(door.rows("select ticket_id from contact")).containsExactly("null");
    }
  }

  private static void told(FrontDoor door, String type, TicketEvent event) {
    door.shard.receive(Topics.TICKETS, type, FrontDoor.WS, event, Actor.SYSTEM, door.now());
  }

  private static TicketView ticket(String id) {
    return new TicketView(
        id,
        1,
        Channel.WEB,
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
        null,
        Instant.EPOCH,
        0,
        false);
  }
}
