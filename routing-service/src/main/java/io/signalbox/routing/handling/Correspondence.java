package io.signalbox.routing.handling;

import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.DeliveryState;
import io.signalbox.contracts.ticket.MessageDelivery;
import io.signalbox.contracts.ticket.RoutingCommand.NoteTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.MessageChanged;
import io.signalbox.routing.message.Excerpt;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.runtime.blob.FileName;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Received;
import java.util.List;

/** What we say in a ticket, and what is heard of how far it came. */
public final class Correspondence {
  private Correspondence() {}

  /** The customer is answered. */
  static Result reply(Draft draft, Received input, Ticket ticket, ReplyToTicket reply) {
    var wrote = ticket.track().answers().to();
    var to = wrote == null ? ticket.origin().replyTo() : wrote;
    if (to == null) return new Result.Refused(Refusal.noAddress());
    var agent = Acting.agent(input, reply.agentId());
    var author = Acting.author(input, agent, draft.workspaceState().definitions());
    var message =
        TicketMessage.reply(place(draft, input, ticket), author, reply.text(), reply.attachments());
    draft.say(message, ticket.origin().customerId());
    var excerpt = Excerpt.of(message.whole());
    var told = draft.tell(ticket, view -> new TicketEvent.Replied(view, agent, excerpt));
    draft.send(ticket.id().toString(), requested(ticket, message, author, to, reply.attachments()));
    return new Result.Done(told);
  }

  /** Something is written down for us alone. */
  static Result note(Draft draft, Received input, Ticket ticket, NoteTicket note) {
    var agent = Acting.agent(input, note.agentId());
    var author = Acting.author(input, agent, draft.workspaceState().definitions());
    var message =
        TicketMessage.note(place(draft, input, ticket), author, note.text(), note.attachments());
    draft.say(message, ticket.origin().customerId());
    var excerpt = Excerpt.of(message.whole());
    return new Result.Done(draft.tell(ticket, view -> new TicketEvent.Noted(view, agent, excerpt)));
  }

  private static TicketMessage.Place place(Draft draft, Received input, Ticket ticket) {
    return new TicketMessage.Place(draft.workspace(), ticket.id(), draft.at(), input.id());
  }

  private static ReplyRequested requested(
      Ticket ticket, TicketMessage message, Author author, String to, List<Attachment> files) {
    var origin = ticket.origin();
    return new ReplyRequested(
        message.id().toString(),
        ticket.id().toString(),
        null,
        origin.channel(),
        origin.account(),
        origin.brand(),
        origin.customerId(),
        origin.replyFrom(),
        to,
        ticket.track().answers().cc(),
        origin.subject(),
        message.whole().text(),
        files.stream().map(Correspondence::named).toList(),
        ticket.classification().language(),
        origin.conversation(),
        ticket.track().answers().message(),
        author.id(),
        null);
  }

  private static Attachment named(Attachment file) {
    return new Attachment(
        FileName.of(file.fileName()),
        file.contentType(),
        file.size(),
        file.inline(),
        file.contentId(),
        file.url(),
        file.blob());
  }

  /**
   * Whoever sends for the channel says what became of an answer. One that we never gave is refused
   * for all to see; a survey's is none of ours.
   */
  public static Decision<Fact> reported(Draft draft, ReplyReport report) {
    if (report.invitationId() != null) return Decision.nothing();
    var id = TicketIds.ticket(report.replyId()).orElse(null);
    var message = id == null ? null : draft.sent(id);
    var ticket = message == null ? null : draft.ticket(message.ticket());
    if (message == null || ticket == null) {
      return draft.refuse(Refusal.unknownMessage(report.replyId()), report.replyId(), null);
    }
    var further = message.further(delivery(draft, report));
    if (further == null) return Decision.nothing();
    draft.note(new Fact.Delivered(further));
    draft.send(
        ticket.id().toString(),
        new MessageChanged(ticket.view(), report.replyId(), further.delivery()));
    return draft.done();
  }

  private static MessageDelivery delivery(Draft draft, ReplyReport report) {
    var at = report.at() == null ? draft.enteredAt() : report.at();
    return switch (report) {
      case ReplyReport.Sent _ -> new MessageDelivery(DeliveryState.SENT, at, null);
      case ReplyReport.Delivered _ -> new MessageDelivery(DeliveryState.DELIVERED, at, null);
      case ReplyReport.Read _ -> new MessageDelivery(DeliveryState.READ, at, null);
      case ReplyReport.Failed failed ->
          new MessageDelivery(DeliveryState.FAILED, at, failed.reason());
    };
  }
}
