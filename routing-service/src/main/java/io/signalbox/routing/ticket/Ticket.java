package io.signalbox.routing.ticket;

import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.OfferEnd;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketView;
import java.util.List;
import java.util.UUID;

/**
 * A customer's matter, from the contact that began it to its end. Changed by making another one.
 */
public record Ticket(
    UUID id,
    String workspace,
    Origin origin,
    Classification classification,
    Placement placement,
    Phase phase,
    Track track) {

  /** Its status. */
  public Status status() {
    return phase.status();
  }

  /** The same in another phase. */
  public Ticket in(Phase other) {
    return new Ticket(id, workspace, origin, classification, placement, other, track);
  }

  /** The same, said to be about something else. */
  public Ticket classified(Classification other) {
    return new Ticket(id, workspace, origin, other, placement, phase, track);
  }

  /** The same in another queue or at another step. */
  public Ticket placed(String queue, Step step) {
    var other = Placement.in(queue, step);
    return new Ticket(id, workspace, origin, classification, other, phase, track);
  }

  /** The same with a fence number of its own for a new offer or assignment. */
  public Ticket fenced() {
    return with(track.fenced());
  }

  /** The same, one event further, which tells what it asks now. */
  public Ticket told(Requirements asked) {
    return new Ticket(
        id, workspace, origin, classification, placement.asking(asked), phase, track.told());
  }

  /** The same, come back after a resolution. */
  public Ticket cameBack() {
    return with(track.cameBack());
  }

  /** The same, with another message of the customer to answer. */
  public Ticket answering(Answering message) {
    return with(track.answering(message));
  }

  /** The same, with what is known of its customer now. */
  public Ticket knowing(CustomerFacts facts) {
    return with(track.answering(track.answers().knowing(facts)));
  }

  /** The same, remembering how the offer to this agent ended. */
  public Ticket offerEnded(String agent, OfferEnd end) {
    return with(track.ended(new Track.EndedOffer(track.fence(), agent, end)));
  }

  private Ticket with(Track other) {
    return new Ticket(id, workspace, origin, classification, placement, phase, other);
  }

  /** The same without what was said, and nobody's. */
  public Ticket erased() {
    var emptied = track.answering(Answering.NOTHING);
    return new Ticket(id, workspace, origin.erased(), classification, placement, phase, emptied);
  }

  /** Whether it is nobody's, and nothing is known of what was said. */
  public boolean isErased() {
    return origin.customerId().equals(ErasureEvent.NOBODY);
  }

  /** The same, answering its own customer, whoever wrote last. */
  public Ticket answeringItsCustomer() {
    var customer = track.answers().customer();
    return answering(new Answering(null, origin.replyTo(), List.of(), customer));
  }

  /** The same without what may be sensitive, for those who are not cleared for it. */
  public Ticket masked() {
    var unknown = track.answering(track.answers().knowing(null));
    return new Ticket(id, workspace, origin.masked(), classification, placement, phase, unknown);
  }

  /** The ticket as others see it. */
  public TicketView view() {
    var by = phase.assignee();
    var followUpOf = origin.followUpOf();
    return new TicketView(
        id.toString(),
        track.version(),
        origin.channel(),
        origin.account(),
        origin.brand(),
        origin.customerId(),
        track.answers().customer(),
        origin.replyTo(),
        origin.replyFrom(),
        origin.subject(),
        classification,
        placement.requirements(),
        placement.queue(),
        status().told(),
        by == null ? null : by.agent(),
        by == null ? null : by.site(),
        origin.conversation(),
        origin.openedAt(),
        track.reopened(),
        followUpOf != null);
  }
}
