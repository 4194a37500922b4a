package io.signalbox.ingest.intake;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.IngestCommand;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.contracts.contact.IngestCommand.DefineCustomer;
import io.signalbox.contracts.contact.IngestCommand.DiscardContact;
import io.signalbox.contracts.contact.IngestCommand.EraseCustomer;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.ingest.channel.SetupRules;
import io.signalbox.ingest.contact.ContactStatus;
import io.signalbox.ingest.conversation.Answer;
import io.signalbox.ingest.conversation.ConversationMembers;
import io.signalbox.ingest.customer.CustomerRules;
import io.signalbox.ingest.suspension.Suspension;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from a command to ingest. */
final class CommandRules {
  private final Memory memory;
  private final ErasingRules erasing;

  CommandRules(Memory memory, ErasingRules erasing) {
    this.memory = memory;
    this.erasing = erasing;
  }

  Decision<Fact> decide(Received received, IngestCommand command) {
    return switch (command) {
      case DefineChannel _, DefineAccount _ -> define(received);
      case DefineCustomer define -> define(received, define);
      case EraseCustomer erase -> erasing.erase(received, erase);
      case ReleaseContact release -> release(received, release.contactId());
      case DiscardContact discard -> discard(received, discard.contactId());
      case ReplyReport report -> passedOn(received, report);
    };
  }

  Decision<Fact> define(Received received) {
    return memory.definitions.decide(received, this::checked);
  }

  private Decision<Fact> checked(Definition next) {
    var workspace = next.workspace();
    return SetupRules.flaw(
            next,
            memory.accounts.of(workspace),
            channel -> memory.channel(workspace, channel) != null)
        .map(flaw -> Decision.<Fact>refused(flaw.reason(), flaw.detail()))
        .orElseGet(() -> Decision.<Fact>of().fact(new Fact.Defined(next)).build());
  }

  private Decision<Fact> define(Received received, DefineCustomer define) {
    return switch (CustomerRules.judge(received, define, memory.customers)) {
      case CustomerRules.Verdict.Unsound(var reason, var detail) ->
          Decision.refused(reason, detail);
      case CustomerRules.Verdict.Same() -> Decision.nothing();
      case CustomerRules.Verdict.Changed(var customer) -> {
        var changed = new CustomerEvent.Changed(define.id(), customer.facts());
        yield Decision.<Fact>of()
            .fact(new Fact.CustomerChanged(customer))
            .event(
                Outgoing.to(
                    Topics.CONTACTS,
                    "customer.changed",
                    received.workspace(),
                    define.id(),
                    changed))
            .build();
      }
    };
  }

  /** Whose reply it is only routing and survey know. */
  private static Decision<Fact> passedOn(Received received, ReplyReport report) {
    var said = report.at();
    var entered = received.enteredAt();
    // a sender's clock may be wrong; nothing is reported before it happens
    var timed = at(report, said == null || said.isAfter(entered) ? entered : said);
    return Decision.<Fact>of()
        .event(
            Outgoing.to(
                Topics.CONTACTS,
                Catalogue.shortNameOf(timed.getClass()),
                received.workspace(),
                timed.replyId(),
                timed))
        .build();
  }

  private static ReplyReport at(ReplyReport report, Instant at) {
    return switch (report) {
      case ReplyReport.Sent(var reply, var invitation, _) ->
          new ReplyReport.Sent(reply, invitation, at);
      case ReplyReport.Delivered(var reply, var invitation, _) ->
          new ReplyReport.Delivered(reply, invitation, at);
      case ReplyReport.Read(var reply, var invitation, _) ->
          new ReplyReport.Read(reply, invitation, at);
      case ReplyReport.Failed(var reply, var invitation, _, var reason) ->
          new ReplyReport.Failed(reply, invitation, at, reason);
    };
  }

  /**
   * It becomes what it would have become: its sender, and whom they wrote to, belong to the
   * conversation from now on.
   */
  private Decision<Fact> release(Received received, String contactId) {
    var suspension = waiting(received.workspace(), contactId);
    if (suspension == null) {
      return notSuspended(contactId);
    }
    var released = Released.of(suspension, memory.accounts.of(received.workspace()));
    var accepted = released.accepted();
    var destination = released.destination();
    var decision =
        Decision.<Fact>of()
            .fact(new Fact.Settled(suspension, ContactStatus.ACCEPTED))
            .event(
                Outgoing.to(
                    Topics.CONTACTS, "contact.accepted", received.workspace(), contactId, accepted))
            .outcome(answer(contactId, ContactStatus.ACCEPTED));
    var members = members(accepted, received.at());
    if (members != null && !destination.ours()) {
      var joined = members.with(destination.sender(), destination.others(), received.at());
      decision.fact(new Fact.MembersChanged(joined));
    }
    return decision.build();
  }

  /** Of the conversation that it goes on or begins; null if nobody else could be in it. */
  private @Nullable ConversationMembers members(Accepted accepted, Instant at) {
    var conversation = accepted.conversation();
    if (conversation == null) {
      return null;
    }
    var key = conversation.conversationKey();
    var members = memory.conversations.find(key);
    var named = accepted.conversationId();
    var shared = Answer.byMail(accepted.channel()) || (named != null && !named.isBlank());
    return members == null && shared
        ? ConversationMembers.begun(key, accepted.workspace(), at)
        : members;
  }

  private Decision<Fact> discard(Received received, String contactId) {
    var suspension = waiting(received.workspace(), contactId);
    return suspension == null
        ? notSuspended(contactId)
        : Decision.<Fact>of()
            .fact(new Fact.Settled(suspension, ContactStatus.DISCARDED))
            .outcome(answer(contactId, ContactStatus.DISCARDED))
            .build();
  }

  private @Nullable Suspension waiting(String workspace, String contactId) {
    return Ids.parse(contactId).map(id -> memory.suspensions.find(workspace, id)).orElse(null);
  }

  private static Outcome answer(String contactId, ContactStatus status) {
    return Outcome.done(Map.of("contactId", contactId, "status", status.wire()));
  }

  private static Decision<Fact> notSuspended(String contactId) {
    return Decision.refused("not-suspended", "No contact " + contactId + " is waiting.");
  }
}
