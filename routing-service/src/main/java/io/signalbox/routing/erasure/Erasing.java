package io.signalbox.routing.erasure;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.handling.Handling;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.ParticipantTable.Participant;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Erases tickets, a bounded number at a time. Nothing of the customer comes behind ingest's {@code
 * customer.erased}; what others write meanwhile in a conversation of theirs opens a ticket of its
 * own.
 */
public final class Erasing {
  private static final String CUSTOMER = "customer-erased";
  private static final String RETENTION = "retention";

  private final Memory memory;
  private final Portions portions;
  private final Handling handling;
  private final Dispatch dispatch;

  /** Erasing by way of these. */
  public Erasing(Memory memory, Handling handling, Dispatch dispatch) {
    this.memory = memory;
    this.portions = new Portions(memory);
    this.handling = handling;
    this.dispatch = dispatch;
  }

  /** Reads what the next steps are about. */
  public void fetch(List<Input> batch, Db db) {
    portions.fetch(batch, db);
  }

  /** Forgets it. */
  public void settled() {
    portions.clear();
  }

  /** Ingest has erased a customer; told again, it goes on should its next step be a dead letter. */
  public Decision<Fact> begin(Draft draft, CustomerErased told) {
    var begun = Erasure.begun(draft.workspace(), told.customerId(), draft.at());
    if (!memory.erasures().goesOn(draft.workspace(), told.customerId())) return step(draft, begun);
    draft.setTimer(begun.subject(), Erasure.STEP, draft.at());
    return draft.done();
  }

  /** The next step. */
  public Decision<Fact> goOn(Draft draft, Due due) {
    var erasure = Erasure.ofSubject(due.subject()).map(memory.erasures()::find).orElse(null);
    return erasure == null || !erasure.goesOn() ? Decision.nothing() : step(draft, erasure);
  }

  private Decision<Fact> step(Draft draft, Erasure before) {
    var step = new Step(draft, memory, portions, handling, before.customerId());
    step.tickets(CUSTOMER);
    step.inOthersTickets();
    var after = before.plus("tickets", step.tickets()).plus("messages", step.messages());
    dispatch.fill(draft);
    if (step.more()) {
      draft.setTimer(after.subject(), Erasure.STEP, draft.at());
      draft.note(new Fact.ErasureStands(after));
    } else {
      draft.note(new Fact.ErasureStands(after.completed(draft.at())));
      var told = new CustomerErased(after.customerId(), "routing", after.counts());
      draft.sendTo(Topics.TICKETS, after.customerId(), told);
    }
    return draft.done();
  }

  /** A ticket may be over for so long that it is erased. */
  public Decision<Fact> keptLongEnough(Draft draft, @Nullable Ticket ticket) {
    if (ticket == null || ticket.isErased() || !isOver(ticket)) return Decision.nothing();
    var some = portions.ofLong(ticket.id());
    if (some.isEmpty()) {
      handling.erase(draft, ticket, RETENTION);
    } else {
      draft.note(new Fact.MessagesErased(some));
      draft.setTimer(ticket.id().toString(), Kinds.KEPT, draft.at());
    }
    return draft.done();
  }

  /** The timer is set anew whenever a ticket is resolved or closed: it need not be asked when. */
  private static boolean isOver(Ticket ticket) {
    return switch (ticket.phase()) {
      case Phase.Resolved _, Phase.Closed _ -> true;
      case Phase.New _,
          Phase.Queued _,
          Phase.Offered _,
          Phase.InProgress _,
          Phase.Pending _,
          Phase.OnHold _ ->
          false;
    };
  }

  /** One step, while it is thought out. */
  private static final class Step {
    private final Draft draft;
    private final Memory memory;
    private final Portions portions;
    private final Handling handling;
    private final String customer;
    private int tickets;
    private int messages;
    private boolean more;

    Step(Draft draft, Memory memory, Portions portions, Handling handling, String customer) {
      this.draft = draft;
      this.memory = memory;
      this.portions = portions;
      this.handling = handling;
      this.customer = customer;
    }

    int tickets() {
      return tickets;
    }

    int messages() {
      return messages;
    }

    boolean more() {
      return more;
    }

    void tickets(String reason) {
      var theirs = List.copyOf(draft.ticketsOf(customer));
      more = theirs.size() >= Portions.TICKETS_MAX;
      for (var id : theirs) {
        var ticket = draft.ticket(id);
        if (ticket == null || !ticket.origin().customerId().equals(customer)) continue;
        var said = portions.said(id);
        if (messages > 0 && messages + said > Portions.MESSAGES_MAX) {
          more = true;
          return;
        }
        if (portions.ofLong(id).isEmpty()) {
          handling.erase(draft, ticket, reason);
          tickets++;
          messages += said;
        } else {
          draft.note(new Fact.MessagesErased(portions.ofLong(id)));
          messages += portions.ofLong(id).size();
          more = true;
        }
      }
    }

    void inOthersTickets() {
      var said = portions.ofParticipant(customer);
      var some = said.subList(0, Math.min(said.size(), Portions.MESSAGES_MAX));
      draft.note(new Fact.MessagesErased(some));
      messages += some.size();
      var others = List.copyOf(memory.othersOf(customer));
      if (some.size() < said.size() || others.size() >= Portions.TICKETS_MAX) more = true;
      if (some.size() == said.size()) others.forEach(this::leave);
    }

    private void leave(UUID other) {
      draft.note(new Fact.LeftTicket(new Participant(customer, other, draft.workspace())));
      var ticket = draft.ticket(other);
      if (ticket != null && !ticket.isErased()) {
        var _ =
            draft.tell(
                ticket.answeringItsCustomer(),
                view -> new TicketEvent.MessagesErased(view, customer));
      }
    }
  }
}
