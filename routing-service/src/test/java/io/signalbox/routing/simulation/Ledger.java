package io.signalbox.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.OfferEnd;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketEvent.Assigned;
import io.signalbox.contracts.ticket.TicketEvent.MessageReceived;
import io.signalbox.contracts.ticket.TicketEvent.OfferEnded;
import io.signalbox.contracts.ticket.TicketEvent.Offered;
import io.signalbox.contracts.ticket.TicketEvent.StatusChanged;
import io.signalbox.contracts.ticket.TicketEvent.Unassigned;
import io.signalbox.routing.ticket.LifeCycle;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reader of the events knows, and what it may rely on. */
final class Ledger {
  private final Map<UUID, Long> versions = new HashMap<>();
  private final Map<UUID, Long> fences = new HashMap<>();
  private final Map<UUID, Status> statuses = new HashMap<>();
  private final List<UUID> tickets = new ArrayList<>();
  private final Set<String> exercised = new TreeSet<>();
  private int events;

  /** The tickets, the oldest first. */
  List<UUID> tickets() {
    return tickets;
  }

  int events() {
    return events;
  }

  /** The pairs of status and trigger that occurred. */
  Set<String> exercised() {
    return exercised;
  }

  static String pair(Status status, Trigger trigger) {
    return status + " " + trigger;
  }

  /** A trigger that was allowed happened to a ticket that was in this status. */
  void happened(Status before, Trigger trigger) {
    assertThat(LifeCycle.allows(before, trigger)).as(pair(before, trigger)).isTrue();
    exercised.add(pair(before, trigger));
  }

  void read(Object event) {
    events++;
    if (event instanceof AboutTicket about) read(about);
  }

  private void read(AboutTicket event) {
    var view = event.ticket();
    var id = UUID.fromString(view.ticketId());
    var version = versions.merge(id, 1L, Long::sum);
    if (version == 1) tickets.add(id);
    assertThat(view.version()).as("version of %s in %s", id, event).isEqualTo(version);
    var before = statuses.put(id, Status.of(view.status().value()));
    if (before != null) triggers(event, before);
    switch (event) {
      case Offered offered -> given(id, before, offered.fence());
      case Assigned assigned when assigned.offerId() == null -> given(id, before, assigned.fence());
      case Assigned assigned -> assertThat(assigned.fence()).isEqualTo(fences.get(id));
      case OfferEnded ended -> assertThat(ended.fence()).isEqualTo(fences.get(id));
      default -> {}
    }
  }

  /** A ticket that somebody has or is asked to take is given to nobody else; fences only grow. */
  private void given(UUID id, @Nullable Status before, long fence) {
    assertThat(before).isNotIn(Status.OFFERED, Status.IN_PROGRESS);
    assertThat(fence).isGreaterThan(fences.getOrDefault(id, 0L));
    fences.put(id, fence);
  }

  /** What the events say of triggers that no command names. */
  private void triggers(TicketEvent event, Status before) {
    switch (event) {
      case OfferEnded e when e.reason().equals(OfferEnd.EXPIRED) ->
          happened(before, Trigger.EXPIRE);
      case OfferEnded e when "agent away".equals(e.detail()) -> happened(before, Trigger.WITHDRAW);
      case OfferEnded e when "agent removed".equals(e.detail()) -> happened(before, Trigger.ORPHAN);
      case Unassigned e when "agent removed".equals(e.reason()) -> happened(before, Trigger.ORPHAN);
      case StatusChanged e when "time is up".equals(e.reason()) ->
          happened(before, Trigger.TIME_UP);
      case MessageReceived _ -> happened(before, Trigger.CUSTOMER_WROTE);
      default -> {}
    }
  }
}
