package io.signalbox.routing.board;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.RoutingCommand.ReclassifyTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.stream.Streams.Streamed;
import org.junit.jupiter.api.Test;

/** Who looks at one queue, or at one agent, sees what comes there and what leaves. */
class StreamFilterTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void what_leaves_the_queue_is_seen_to_leave() {
    centre.define(queue("money"));
    var ticket = centre.contact(mail("hello"));
    centre.news();
    centre.define(new TransferTicket(ticket.id().toString(), null, null, "money", null, "a bill"));

    assertThat(centre.sent())
        .filteredOn(event -> StreamFilter.of(null, null, "default").test(streamed(event)))
        .extracting(Outgoing::type)
        .contains("ticket.transferred");
  }

  @Test
  void also_if_it_was_said_to_belong_elsewhere() {
    centre.define(queue("money"));
    var ticket = centre.contact(mail("hello"));
    centre.news();
    centre.define(
        new ReclassifyTicket(
            ticket.id().toString(), null, null, null, null, null, null, null, "money", null));

    assertThat(centre.sent())
        .anyMatch(event -> StreamFilter.of(null, null, "default").test(streamed(event)));
  }

  @Test
  void who_is_given_a_ticket_sees_it_come() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.present(agent("agent-2"));
    centre.news();
    centre.define(new TransferTicket(ticket.id().toString(), null, null, null, "agent-2", "yours"));

    assertThat(centre.sent())
        .filteredOn(event -> StreamFilter.of(null, "agent-2", null).test(streamed(event)))
        .extracting(Outgoing::type)
        .contains("ticket.transferred", "ticket.offered");
  }

  private static Streamed streamed(Outgoing event) {
    return new Streamed("tickets", event.type(), event.subject(), Json.text(event.body()), "1");
  }
}
