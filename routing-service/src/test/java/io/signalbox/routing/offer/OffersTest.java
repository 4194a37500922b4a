package io.signalbox.routing.offer;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.autoAccepting;
import static io.signalbox.routing.play.Staff.site;
import static io.signalbox.routing.play.Staff.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.OfferEnd;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.TicketEvent.Assigned;
import io.signalbox.contracts.ticket.TicketEvent.OfferEnded;
import io.signalbox.contracts.ticket.TicketEvent.Offered;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.TicketAnswer;
import io.signalbox.runtime.shard.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An offer stands for 30 seconds; who misses one gets none for 15 seconds, then 30, then 60. */
class OffersTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final CallCentre centre = new CallCentre();

  @Test
  void who_accepts_gets_the_ticket() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.news();
    var outcome = centre.orderAs("agent-1", accept(centre.offer(ticket)));

    assertThat(outcome.body()).isInstanceOf(TicketAnswer.class);
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
    assertThat(centre.headlines()).containsExactly("ticket.offer-ended", "ticket.assigned");
    assertThat(centre.stage().timers()).isEmpty();
  }

  @Test
  void the_assignment_has_the_fence_of_the_offer() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.accepted(ticket);

    var news = centre.news();
    var offered = (Offered) news.stream().filter(Offered.class::isInstance).toList().getFirst();
    var assigned = (Assigned) news.stream().filter(Assigned.class::isInstance).toList().getFirst();
    assertThat(assigned.fence()).isEqualTo(offered.fence());
    assertThat(assigned.offerId()).isEqualTo(offered.offerId());
  }

  @Test
  void who_accepts_without_being_asked_is_given_it_at_once() {
    centre.present(autoAccepting(agent("agent-1")));

    assertThat(centre.status(centre.contact(mail("hello")))).isEqualTo(Status.IN_PROGRESS);
    assertThat(centre.stage().timers()).isEmpty();
  }

  @Test
  void a_rejected_ticket_goes_to_the_next_with_a_higher_fence() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var ticket = centre.contact(mail("hello"));
    var fence = ticket.track().fence();
    centre.define(new RejectOffer(centre.offer(ticket), null, null, "not mine"));

    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
    assertThat(centre.ticket(ticket.id()).track().fence()).isGreaterThan(fence);
  }

  @Test
  void who_rejected_it_is_asked_again_after_a_while_if_nobody_else_took_it() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.define(new RejectOffer(centre.offer(ticket), null, null, null));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.pass(Duration.ofSeconds(59));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    centre.pass(Duration.ofSeconds(1));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void who_rejects_one_gets_the_next() {
    centre.present(agent("agent-1"));
    var first = centre.contact(mail("first"));
    var second = centre.contact(mail("second"));
    centre.define(new RejectOffer(centre.offer(first), null, null, null));

    assertThat(centre.holder(second)).isEqualTo("agent-1");
    assertThat(centre.status(first)).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_missed_offer_goes_to_another_and_cools_the_agent() {
    centre.present(agent("agent-1", 1, Map.of(), 2), agent("agent-2"));
    var ticket = centre.contact(mail("hello"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    centre.pass(TIMEOUT);

    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
    var next = centre.contact(mail("next"));
    assertThat(centre.status(next)).as("agent-1 is paused").isEqualTo(Status.QUEUED);
    centre.pass(Duration.ofSeconds(15));
    assertThat(centre.holder(next)).isEqualTo("agent-1");
  }

  @Test
  void every_further_miss_doubles_the_pause_and_an_answer_ends_the_row() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.pass(TIMEOUT).pass(Duration.ofSeconds(15));
    assertThat(centre.status(ticket)).isEqualTo(Status.OFFERED);
    centre.pass(TIMEOUT).pass(Duration.ofSeconds(29));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    centre.pass(Duration.ofSeconds(1));
    assertThat(centre.status(ticket)).isEqualTo(Status.OFFERED);
    centre.accepted(ticket);
    assertThat(centre.agent("agent-1").misses()).isZero();
  }

  @Test
  void an_answer_at_the_very_deadline_counts() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.passUnnoticed(TIMEOUT);

    assertThat(refusal(centre.orderAs("agent-1", accept(centre.offer(ticket))))).isNull();
  }

  @Test
  void a_late_answer_is_refused_even_before_the_timer_came() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.passUnnoticed(TIMEOUT.plusMillis(1));

    assertThat(refusal(centre.orderAs("agent-1", accept(centre.offer(ticket)))))
        .isEqualTo("offer-expired");
  }

  @Test
  void a_late_answer_is_told_how_the_offer_ended() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var ticket = centre.contact(mail("hello"));
    var offer = centre.offer(ticket);
    centre.pass(TIMEOUT);
    assertThat(refusal(centre.orderAs("agent-1", accept(offer)))).isEqualTo("offer-expired");

    centre.accepted(ticket);
    assertThat(refusal(centre.orderAs("agent-1", accept(offer)))).isEqualTo("stale-fence");
  }

  @Test
  void what_was_accepted_cannot_be_answered_again() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    var offer = centre.offer(ticket);
    centre.accepted(ticket);

    assertThat(refusal(centre.orderAs("agent-1", accept(offer)))).isEqualTo("offer-ended");
    assertThat(refusal(centre.orderAs("agent-1", new RejectOffer(offer, null, null, null))))
        .isEqualTo("offer-ended");
  }

  @Test
  void another_agents_offer_cannot_be_answered() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var ticket = centre.contact(mail("hello"));

    assertThat(refusal(centre.orderAs("agent-2", accept(centre.offer(ticket)))))
        .isEqualTo("not-your-offer");
  }

  @Test
  void a_fence_that_is_not_the_offers_is_refused() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    var command = new AcceptOffer(centre.offer(ticket), "agent-1", 7L);

    assertThat(refusal(centre.orderAs("agent-1", command))).isEqualTo("stale-fence");
  }

  @Test
  void offers_that_never_were_are_unknown() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));

    for (var offer :
        new String[] {
          "nonsense",
          ticket.id().toString(),
          ticket.id() + ".2",
          ticket.id() + ".0",
          ticket.id() + ".99999999999999999999",
          UUID.randomUUID() + ".1",
          ".",
          ""
        }) {
      assertThat(refusal(centre.orderAs("agent-1", accept(offer))))
          .as(offer)
          .isEqualTo("unknown-offer");
    }
  }

  @Test
  void an_offer_the_contract_no_longer_covers_cannot_be_accepted() {
    centre.define(site("vendor", List.of(), List.of()));
    centre.present(working(agent("agent-1"), "vendor"));
    var ticket = centre.contact(mail("hello"));
    centre.define(site("vendor", List.of("shoes"), List.of()));

    assertThat(refusal(centre.orderAs("agent-1", accept(centre.offer(ticket)))))
        .isEqualTo("out-of-scope");
    centre.pass(TIMEOUT);
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
  }

  @Test
  void who_goes_away_leaves_their_offers_to_others() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var ticket = centre.contact(mail("hello"));
    centre.news();
    centre.presence("agent-1", Presence.AWAY);

    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
    assertThat(centre.news())
        .filteredOn(OfferEnded.class::isInstance)
        .extracting(event -> ((OfferEnded) event).reason())
        .containsExactly(OfferEnd.REVOKED);
  }

  @Test
  void who_comes_back_cools_no_longer() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.pass(TIMEOUT);
    centre.presence("agent-1", Presence.AWAY);
    centre.presence("agent-1", Presence.AVAILABLE);

    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void who_says_once_more_that_they_are_there_still_cools() {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello"));
    centre.pass(TIMEOUT);
    centre.presence("agent-1", Presence.AVAILABLE);

    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    assertThat(centre.agent("agent-1").misses()).isEqualTo(1);
    centre.pass(Duration.ofSeconds(15));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  private static AcceptOffer accept(String offer) {
    return new AcceptOffer(offer, null, null);
  }

  private static @Nullable String refusal(Outcome outcome) {
    return outcome.reason();
  }
}
