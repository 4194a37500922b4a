package io.signalbox.routing.assignment;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.RuleOf.sensitive;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.cleared;
import static io.signalbox.routing.play.Staff.clearedSite;
import static io.signalbox.routing.play.Staff.site;
import static io.signalbox.routing.play.Staff.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.RoutingCommand.ReclassifyTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sensitive goes only to those who are cleared for it, at sites that are. */
class ClearanceTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void who_is_not_cleared_gets_nothing_sensitive() {
    centre.rules(sensitive("payments"));
    centre.present(agent("agent-1"), cleared(agent("agent-2"), "personal-data"));
    var ticket = centre.contact(mail("my card"));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.present(cleared(agent("agent-3"), "personal-data", "payments"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-3");
  }

  @Test
  void nor_at_a_site_that_is_not() {
    centre.rules(sensitive("payments"));
    centre.define(site("vendor")).define(clearedSite("in-house", "payments"));
    centre.present(working(cleared(agent("agent-1"), "payments"), "vendor"));
    var ticket = centre.contact(mail("my card"));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.present(working(cleared(agent("agent-2"), "payments"), "in-house"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void no_transfer_gives_it_to_them_either() {
    centre.rules(sensitive("payments"));
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("my card"));
    var transfer = new TransferTicket(ticket.id().toString(), null, null, null, "agent-1", null);

    assertThat(centre.order(transfer).reason()).isEqualTo("out-of-scope");
  }

  @Test
  void what_turns_out_to_be_sensitive_is_taken_from_them() {
    centre.present(agent("agent-1"), cleared(agent("agent-2"), "payments"));
    var ticket = centre.accepted(centre.contact(mail("my card")));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    centre.define(sensitiveNow(ticket));

    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void who_is_cleared_no_longer_keeps_nothing_sensitive() {
    centre.rules(sensitive("payments"));
    centre.present(cleared(agent("agent-1"), "payments"));
    var ticket = centre.accepted(centre.contact(mail("my card")));
    centre.define(agent("agent-1")).pass(Duration.ZERO);

    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
  }

  private static ReclassifyTicket sensitiveNow(Ticket ticket) {
    return new ReclassifyTicket(
        ticket.id().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of("payments"),
        null,
        null);
  }
}
