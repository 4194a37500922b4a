package io.signalbox.routing.offer;

import io.signalbox.contracts.ticket.AssignedHow;
import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.Choice;
import io.signalbox.routing.assignment.Explaining;
import io.signalbox.routing.assignment.ExplanationTable.Explained;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.ticket.Assignee;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings tickets and agents together: from the ticket's side when it comes, from the agent's when
 * free.
 */
public final class Dispatch {
  private final RoutingSettings settings;

  /** Dispatch with these times. */
  public Dispatch(RoutingSettings settings) {
    this.settings = settings;
  }

  /**
   * Gives a ticket to the best free agent, or lets it wait.
   *
   * @param since its place in line
   * @param declined those it does not go to for a while
   */
  public Ticket place(Draft draft, Ticket ticket, Instant since, List<String> declined) {
    var pool = draft.workspaceState().pools().of(BacklogKey.of(ticket));
    var choice = Choice.among(pool, ticket, declined, draft, draft.at());
    var agent = choice.agent();
    if (agent != null) {
      return give(draft, ticket, agent, choice.explaining(), new Place(since, declined));
    }
    var reason = choice.whyNobody();
    if (!declined.isEmpty()) { // a refusal does not hold for ever, or the ticket might never move
      var due = draft.at().plus(settings.declinedPause());
      draft.setTimer(ticket.id().toString(), Kinds.DECLINED, due);
    }
    return draft.tell(
        ticket.in(new Phase.Queued(since, declined)),
        view -> new TicketEvent.Queued(view, ticket.placement().queue(), reason));
  }

  /** A ticket's place in line, to go back to. */
  private record Place(Instant since, List<String> declined) {}

  /**
   * Gives a ticket to the agent a person named, as if it had been chosen.
   *
   * @param declined those it does not go to for a while, should that agent not take it
   */
  public Ticket giveTo(
      Draft draft, Ticket ticket, DefineAgent agent, String why, List<String> declined) {
    var explanation = Explaining.decided(ticket, agent.id(), why);
    return give(
        draft,
        ticket,
        agent,
        explanation,
        explanation,
        new Place(ticket.origin().openedAt(), declined));
  }

  private Ticket give(
      Draft draft, Ticket ticket, DefineAgent agent, Explaining explaining, Place place) {
    var full = explaining.full();
    return give(draft, ticket, agent, Explaining.told(full), full, place);
  }

  private Ticket give(
      Draft draft,
      Ticket ticket,
      DefineAgent agent,
      Explanation told,
      Explanation full,
      Place place) {
    var fenced = ticket.fenced();
    var to = new Assignee(agent.id(), agent.site());
    var fence = fenced.track().fence();
    draft.note(
        new Fact.Reasoned(new Explained(draft.workspace(), ticket.id(), fence, draft.at(), full)));
    return agent.autoAccept()
        ? draft.tell(
            fenced.in(new Phase.InProgress(to)),
            view ->
                new TicketEvent.Assigned(
                    view, null, fence, agent.id(), agent.site(), AssignedHow.AUTO, told))
        : offer(draft, fenced, to, told, place);
  }

  private Ticket offer(Draft draft, Ticket fenced, Assignee to, Explanation told, Place place) {
    // what is decided late is seen late: nobody can answer before that
    var expires = draft.detectedAt().plus(timeout(draft, fenced.placement().queue()));
    var fence = fenced.track().fence();
    draft.setTimer(fenced.id().toString(), Kinds.OFFER, expires);
    return draft.tell(
        fenced.in(new Phase.Offered(to, expires, place.since(), place.declined())),
        view ->
            new TicketEvent.Offered(
                view,
                new OfferId(fenced.id(), fence).toString(),
                fence,
                to.agent(),
                to.site(),
                expires,
                told));
  }

  private Duration timeout(Draft draft, String queue) {
    var defined = draft.workspaceState().definitions().queue(queue);
    var said = defined == null ? null : defined.offerTimeout();
    return said == null ? settings.offerTimeout() : said;
  }

  /** Lets every agent who became free take what waits, in the order of its turn, until full. */
  public void fill(Draft draft) {
    draft.turnToOthers();
    for (var agent : draft.takeFreed()) fill(draft, agent);
  }

  private void fill(Draft draft, String agent) {
    for (var next = Turns.next(draft, agent); next != null; next = Turns.next(draft, agent)) {
      var ticket = draft.ticket(next.id());
      if (ticket == null || !(ticket.phase() instanceof Phase.Queued queued)) {
        draft.matchSoon(); // its turn, but not at hand: fetched for the batch in which that fires
        return;
      }
      var _ = place(draft, ticket, queued.since(), queued.declined());
    }
  }
}
