package io.signalbox.routing.offer;

import static io.signalbox.routing.play.CallCentre.NINE;
import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.TicketEvent.Assigned;
import io.signalbox.contracts.ticket.TicketEvent.OfferEnded;
import io.signalbox.contracts.ticket.TicketEvent.Offered;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.Contacts;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.runtime.testkit.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Routing was away: what agents could not see or answer is not held against them. */
class OutageTest {
  private static final Duration OUTAGE = Duration.ofSeconds(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration WORK = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(1);

  static Stream<Arguments> databases() {
    Supplier<HikariDataSource> h2 = () -> Databases.h2("routing");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("routing");
    return Stream.of(Arguments.of("h2", h2), Arguments.of("postgres", postgres));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void after_an_outage_nobody_is_paused_and_all_tickets_are_assigned(
      String database, Supplier<HikariDataSource> databases) {
    try (var source = databases.get()) {
      var centre = new CallCentre(new DatabaseStage(source, RoutingSettings.DEFAULT));
      centre.present(agents(24));
      centre.backlog(NINE, Duration.ZERO, mails(20)); // offered just before
      var tools = new Tools(centre);
      centre.away(OUTAGE).backlog(NINE, Duration.ofMillis(800), mails(122)).pass(Duration.ZERO);

      for (int tick = 0; tick < 600 && tools.assigned.size() < 142; tick++) tools.tick();

      assertThat(tools.assigned).as(database).hasSize(142).isEqualTo(tools.opened);
      assertThat(centre.workspaceState().agents()).extracting(AgentState::misses).containsOnly(0);
      assertThat(centre.workspaceState().agents())
          .extracting(AgentState::coolsUntil)
          .containsOnlyNulls();
      assertThat(tools.refused).as("answers within five seconds that were refused").isZero();
    }
  }

  @Test
  void an_offer_decided_late_stands_as_long_as_any_other() {
    var centre = new CallCentre();
    centre.present(agents(1));
    centre.away(OUTAGE).backlog(NINE, Duration.ZERO, mails(1)).pass(Duration.ofSeconds(29));
    var offered =
        centre.news().stream().filter(Offered.class::isInstance).map(Offered.class::cast).toList();

    assertThat(offered).hasSize(1);
    assertThat(offered.getFirst().expiresAt()).isEqualTo(NINE.plus(OUTAGE).plusSeconds(30));
    assertThat(centre.orderAs("agent-0", accept(offered.getFirst())).reason()).isNull();
  }

  @Test
  void an_offer_that_ended_while_routing_was_away_is_no_miss_and_one_that_ends_later_is() {
    var centre = new CallCentre();
    centre.present(agents(1));
    var ticket = centre.contact(mail("hello"));
    centre.away(OUTAGE).pass(Duration.ZERO);

    assertThat(centre.holder(ticket)).isEqualTo("agent-0");
    assertThat(centre.agent("agent-0").misses()).isZero();
    centre.pass(Duration.ofSeconds(30));
    assertThat(centre.agent("agent-0").misses()).isOne();
  }

  private static DefineAgent[] agents(int count) {
    return IntStream.range(0, count).mapToObj(n -> agent("agent-" + n)).toArray(DefineAgent[]::new);
  }

  private static Contacts[] mails(int count) {
    var mails = new Contacts[count];
    Arrays.fill(mails, mail("hello"));
    return mails;
  }

  private static AcceptOffer accept(Offered offer) {
    return new AcceptOffer(offer.offerId(), null, null);
  }

  /** What agents see and do: they take what they are offered after a while, then work on it. */
  private static final class Tools {
    private final CallCentre centre;
    private final Queue<Seen<Offered>> offers = new ArrayDeque<>();
    private final Queue<Seen<Assigned>> work = new ArrayDeque<>();
    final Set<String> opened = new HashSet<>();
    final Set<String> assigned = new HashSet<>();
    int refused;

    private record Seen<E>(E event, Instant at) {}

    Tools(CallCentre centre) {
      this.centre = centre;
    }

    void tick() {
      look();
      for (var next = offers.peek(); next != null && over(next, ANSWER); next = offers.peek()) {
        var offer = offers.remove().event();
        if (centre.orderAs(offer.agentId(), accept(offer)).reason() != null) refused++;
        look();
      }
      for (var next = work.peek(); next != null && over(next, WORK); next = work.peek()) {
        var ticket = work.remove().event();
        var command = new ResolveTicket(ticket.ticket().ticketId(), null, null, null);
        assertThat(centre.orderAs(ticket.agentId(), command).reason()).isNull();
        look();
      }
      centre.pass(TICK);
    }

    private boolean over(Seen<?> seen, Duration after) {
      return !centre.now().isBefore(seen.at().plus(after));
    }

    private void look() {
      for (var event : centre.news()) {
        if (event instanceof Opened e) opened.add(e.ticket().ticketId());
        if (event instanceof Offered e) offers.add(new Seen<>(e, centre.now()));
        if (event instanceof OfferEnded e) {
          offers.removeIf(seen -> seen.event().offerId().equals(e.offerId()));
        }
        if (event instanceof Assigned e) {
          assigned.add(e.ticket().ticketId());
          work.add(new Seen<>(e, centre.now()));
        }
      }
    }
  }
}
