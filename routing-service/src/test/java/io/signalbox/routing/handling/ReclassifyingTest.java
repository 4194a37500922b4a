package io.signalbox.routing.handling;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.RuleOf.everything;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.can;
import static io.signalbox.routing.play.Staff.queue;
import static io.signalbox.routing.play.Staff.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PrioritiseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReclassifyTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketEvent.Classified;
import io.signalbox.contracts.ticket.TicketEvent.PriorityChanged;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a ticket is about is one thing, who may take it another. */
class ReclassifyingTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void what_was_classified_wrongly_goes_to_those_it_is_for_once_a_person_says_so() {
    centre.rules(everything(2, "technical"));
    var ticket = centre.contact(mail("about a bill"));
    centre.present(can(agent("clerk"), "billing"));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    centre.news();
    centre.define(reclassify(ticket, "bill", 1, Map.of("billing", 2), null));

    assertThat(centre.holder(ticket)).isEqualTo("clerk");
    var said = centre.ticket(ticket.id()).classification();
    assertThat(said.intent()).isEqualTo("bill");
    assertThat(said.rules()).as("a person said so").isEmpty();
    assertThat(centre.news())
        .filteredOn(Classified.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Classified.class,
            told -> assertThat(told.ticket().requirements().skills()).containsEntry("billing", 2));
  }

  @Test
  void an_offer_to_one_who_cannot_do_it_after_all_is_withdrawn() {
    centre.present(agent("agent-1"), can(agent("clerk"), "billing"));
    var ticket = centre.contact(mail("about a bill"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    centre.define(reclassify(ticket, null, null, Map.of("billing", 1), null));

    assertThat(centre.holder(ticket)).isEqualTo("clerk");
  }

  @Test
  void who_works_on_it_keeps_it_unless_it_belongs_elsewhere() {
    centre.define(queue("money", Map.of("billing", 1)));
    centre.present(agent("agent-1"), can(agent("clerk"), "billing"));
    var ticket = centre.accepted(centre.contact(mail("about a bill")));
    centre.define(reclassify(ticket, null, 2, null, null));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");

    centre.define(reclassify(ticket, null, 1, null, "money"));
    assertThat(centre.holder(ticket)).isEqualTo("clerk");
  }

  @Test
  void a_transfer_keeps_what_it_is_about_and_asks_what_the_queue_asks() {
    centre.rules(everything(2, "technical"));
    centre.define(new DefineQueue("money", "Money", null, 3, Map.of("billing", 2), List.of()));
    var ticket = centre.contact(mail("about a bill"));
    centre.define(transfer(ticket, "money"));

    var after = centre.ticket(ticket.id());
    assertThat(after.classification()).isEqualTo(ticket.classification());
    var asked = after.placement().requirements();
    assertThat(asked.tier()).isEqualTo(3);
    assertThat(asked.skills()).isEqualTo(Map.of("billing", 2));
    assertThat(asked.step()).isEqualTo(RequirementStep.TRANSFERRED);
  }

  @Test
  void escalated_from_there_it_asks_the_same_of_higher_tiers() {
    centre.define(queue("money", Map.of("billing", 2)));
    centre.define(tier(can(agent("expert-1"), "billing"), 3));
    var ticket = centre.contact(mail("about a bill"));
    centre.define(transfer(ticket, "money"));
    centre.define(new EscalateTicket(ticket.id().toString(), null, null, 2, "hard"));

    var asked = centre.ticket(ticket.id()).placement().requirements();
    assertThat(asked.tier()).isEqualTo(3);
    assertThat(asked.skills()).isEqualTo(Map.of("billing", 2));
    assertThat(asked.step()).isEqualTo(RequirementStep.ESCALATED);
  }

  @Test
  void what_a_queue_says_holds_for_what_waits_there_already() {
    centre.define(queue("money", Map.of("billing", 5)));
    centre.present(can(agent("clerk"), "billing", 3));
    var ticket = centre.contact(mail("about a bill"));
    centre.define(transfer(ticket, "money"));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.define(queue("money", Map.of("billing", 3))).pass(Duration.ZERO);
    assertThat(centre.holder(ticket)).isEqualTo("clerk");
  }

  @Test
  void what_becomes_urgent_comes_first() {
    var first = centre.contact(mail("first"));
    var second = centre.contact(mail("second"));
    centre.news();
    centre.define(
        new PrioritiseTicket(second.id().toString(), null, null, Priority.URGENT, "they shout"));

    assertThat(centre.news())
        .singleElement()
        .isInstanceOfSatisfying(
            PriorityChanged.class, told -> assertThat(told.from()).isEqualTo(Priority.NORMAL));
    centre.present(agent("agent-1"));
    assertThat(centre.holder(second)).isEqualTo("agent-1");
    assertThat(centre.status(first)).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_priority_it_has_already_is_told_to_nobody() {
    var ticket = centre.contact(mail("hello"));
    centre.news();
    centre.define(new PrioritiseTicket(ticket.id().toString(), null, null, Priority.NORMAL, null));
    assertThat(centre.news()).isEmpty();
  }

  @Test
  void what_is_different_must_be_said_and_the_queue_be_there() {
    var ticket = centre.contact(mail("hello"));
    assertThat(centre.order(reclassify(ticket, null, null, null, null)).reason())
        .isEqualTo("incomplete");
    assertThat(centre.order(reclassify(ticket, null, null, null, "nowhere")).reason())
        .isEqualTo("unknown-queue");
  }

  private static TransferTicket transfer(Ticket ticket, String queue) {
    return new TransferTicket(ticket.id().toString(), null, null, queue, null, null);
  }

  private static ReclassifyTicket reclassify(
      Ticket ticket,
      @Nullable String intent,
      @Nullable Integer tier,
      @Nullable Map<String, Integer> skills,
      @Nullable String queue) {
    return new ReclassifyTicket(
        ticket.id().toString(), null, null, intent, tier, skills, null, null, queue, "seen");
  }
}
