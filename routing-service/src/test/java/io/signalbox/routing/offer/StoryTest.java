package io.signalbox.routing.offer;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Outgoing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ticket's story goes on by what is about it; what merely made room begins another's anew. */
class StoryTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void who_becomes_free_by_one_ticket_gets_the_next_as_a_story_of_its_own() {
    centre.present(agent("agent-1"));
    var first = centre.accepted(centre.contact(mail("first")));
    var second = centre.contact(mail("second"));
    centre.sent();
    centre.define(new ResolveTicket(first.id().toString(), null, null, null));
    var sent = centre.sent();

    assertThat(about(first, sent)).extracting(Outgoing::anew).containsOnly(false);
    assertThat(about(second, sent)).extracting(Outgoing::type).contains("ticket.offered");
    assertThat(about(second, sent)).extracting(Outgoing::anew).containsOnly(true);
  }

  @Test
  void a_ticket_that_goes_from_one_to_another_stays_in_its_story() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var first = centre.contact(mail("first"));
    var second = centre.contact(mail("second"));
    var third = centre.contact(mail("third"));
    centre.sent();
    centre.define(new RejectOffer(centre.offer(first), null, null, null));
    var sent = centre.sent();

    assertThat(about(first, sent)).hasSize(2).extracting(Outgoing::anew).containsOnly(false);
    assertThat(about(second, sent)).isEmpty();
    assertThat(about(third, sent)).hasSize(1).extracting(Outgoing::anew).containsOnly(true);
  }

  @Test
  void whoever_comes_gets_what_waits_in_the_story_of_the_ticket() {
    centre.present(agent("agent-1"));
    centre.presence("agent-1", Presence.AWAY);
    var ticket = centre.contact(mail("hello"));
    centre.sent();
    centre.presence("agent-1", Presence.AVAILABLE);
    var sent = centre.sent();

    assertThat(about(ticket, sent)).hasSize(1).extracting(Outgoing::anew).containsOnly(true);
    assertThat(sent).filteredOn(event -> event.subject().equals("agent-1")).hasSize(1);
  }

  private static List<Outgoing> about(Ticket ticket, List<Outgoing> sent) {
    return sent.stream().filter(event -> event.subject().equals(ticket.id().toString())).toList();
  }
}
