package io.signalbox.routing.presence;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.queue;
import static io.signalbox.routing.play.Staff.site;
import static io.signalbox.routing.play.Staff.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReopenTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResumeTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contract gets narrower while its agents have tickets. agent-1 at the vendor has one. */
class BoundsTest {
  private final CallCentre centre = new CallCentre();
  private Ticket ticket = centre.contact(mail("hello"));

  @BeforeEach
  void the_vendor_has_it() {
    centre.define(site("vendor"));
    centre.present(working(agent("agent-1"), "vendor"));
    ticket = centre.accepted(ticket);
  }

  @Test
  void what_is_in_work_goes_to_others() {
    narrow();

    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    assertThat(centre.agent("agent-1").load().total()).isZero();
    centre.present(agent("agent-2"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void what_is_offered_goes_to_others() {
    centre.define(new ResolveTicket(id(), null, null, null));
    var offered = centre.contact(mail("another"));
    assertThat(centre.holder(offered)).isEqualTo("agent-1");
    narrow();

    assertThat(centre.status(offered)).isEqualTo(Status.QUEUED);
  }

  @Test
  void what_waits_for_the_customer_is_nobodys() {
    centre.define(new PendTicket(id(), null, null, null, null));
    narrow();

    assertThat(centre.ticket(ticket.id()).phase().assignee()).isNull();
    centre.define(new ResumeTicket(id(), null, null));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
  }

  @Test
  void what_was_solved_there_does_not_come_back_there() {
    centre.define(new ResolveTicket(id(), null, null, null));
    narrow();
    centre.define(new ReopenTicket(id(), null, null, null));

    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_queue_that_is_served_elsewhere_now_is_the_same() {
    centre.define(site("in-house"));
    centre.define(queue("default", Map.of(), "in-house")).pass(Duration.ZERO);

    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
  }

  private void narrow() {
    centre.define(site("vendor", List.of("shoes"), List.of())).pass(Duration.ZERO);
  }

  private String id() {
    return ticket.id().toString();
  }
}
