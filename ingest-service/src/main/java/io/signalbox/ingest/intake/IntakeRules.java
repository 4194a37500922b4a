package io.signalbox.ingest.intake;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.contracts.contact.ContactEvent;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.ingest.channel.Admission;
import io.signalbox.ingest.contact.ContactEntry;
import io.signalbox.ingest.contact.ContactStatus;
import io.signalbox.ingest.conversation.ConversationMembers;
import io.signalbox.ingest.conversation.KnownMail;
import io.signalbox.ingest.conversation.Threading;
import io.signalbox.ingest.duplicate.KnownExternalId;
import io.signalbox.ingest.identity.Identification;
import io.signalbox.ingest.suspension.Suspension;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a contact: refused, a duplicate, suspended, or accepted. In this order. */
final class IntakeRules {
  private final Memory memory;

  IntakeRules(Memory memory) {
    this.memory = memory;
  }

  Decision<Fact> take(Draft draft) {
    var declared = memory.channel(draft.workspace(), draft.contact().channel());
    return switch (Admission.of(draft.contact().channel(), declared)) {
      case Admission.Refused(var reason, var detail) -> refused(draft, reason, detail);
      case Admission.Open(var kind) -> {
        var destination =
            Destination.of(draft.contact(), draft.parties(), memory.accounts.of(draft.workspace()));
        yield Narrowing.allows(draft, destination)
            ? admitted(draft, destination, kind)
            : refused(draft, "not-allowed", "The key that handed it in is for other contacts.");
      }
    };
  }

  private static Decision<Fact> refused(Draft draft, String reason, String detail) {
    return Decision.<Fact>of()
        .fact(taken(draft, ContactStatus.REJECTED, reason, null))
        .outcome(Outcome.refused(reason, detail))
        .build();
  }

  private Decision<Fact> admitted(Draft draft, Destination destination, ChannelKind kind) {
    var first = memory.seen.find(draft.externalKey(), draft.at());
    if (first != null) {
      return Decision.<Fact>of()
          .fact(taken(draft, ContactStatus.DUPLICATE, null, first.contactId()))
          .build();
    }
    var sender =
        Identification.of(
            draft.workspace(),
            draft.id(),
            destination.sender(),
            memory.identities::find,
            draft.at());
    var threading = threading(draft, destination, sender, kind);
    var decision = Decision.<Fact>of();
    sender.learnt().forEach(link -> decision.fact(new Fact.Linked(link)));
    if (draft.externalKey() != null) {
      var seen = new KnownExternalId(draft.externalKey(), draft.contactId(), draft.at());
      decision.fact(new Fact.Remembered(seen));
    }
    if (draft.mail() != null) {
      var mail = KnownMail.received(draft.mail(), threading.key(), draft.at());
      decision.fact(new Fact.MailKnown(mail));
    }
    settle(draft, destination, sender, threading, decision);
    return decision.build();
  }

  private Threading threading(
      Draft draft, Destination destination, Identification sender, ChannelKind kind) {
    return Threading.of(
        draft.workspace(),
        draft.id(),
        draft.contact(),
        destination.account().id(),
        sender,
        kind,
        mails(draft),
        this::conversationOf);
  }

  /** What it answers, and itself if an answer to it came first. */
  private List<UUID> mails(Draft draft) {
    var mails = new ArrayList<>(draft.references());
    var own = draft.mail() == null ? null : memory.mails.find(draft.mail());
    if (own != null && !own.received()) {
      mails.add(own.id());
    }
    return mails;
  }

  private @Nullable String conversationOf(UUID mail) {
    var known = memory.mails.find(mail);
    return known == null ? null : known.conversation();
  }

  /** Accepts the contact, or lets it wait. */
  private void settle(
      Draft draft,
      Destination destination,
      Identification sender,
      Threading threading,
      Decision.Builder<Fact> decision) {
    var customer = memory.customers.find(draft.workspace(), sender.customerId());
    var facts = customer == null ? null : customer.facts();
    var accepted = draft.accepted(sender.customerId(), facts, destination, threading);
    var members = threading.shared() ? memory.conversations.find(threading.key()) : null;
    var suspension =
        SuspensionRules.of(draft, destination, members)
            .map(why -> suspension(draft, why, accepted));
    if (suspension.isPresent()) {
      hold(draft, suspension.get(), decision);
      return;
    }
    decision.fact(taken(draft, ContactStatus.ACCEPTED, null, null));
    decision.event(event(draft, "contact.accepted", accepted));
    if (threading.shared()) {
      var joined = joined(draft, destination, members, threading.key());
      if (!joined.equals(members)) {
        decision.fact(new Fact.MembersChanged(joined));
      }
      draft.named().stream()
          .filter(mail -> memory.mails.find(mail) == null)
          .map(mail -> KnownMail.named(mail, threading.key(), draft.at()))
          .forEach(mail -> decision.fact(new Fact.MailKnown(mail)));
    }
  }

  private Suspension suspension(Draft draft, SuspensionRules.Why why, Accepted accepted) {
    var stated = Released.stated(draft.contact(), memory.accounts.of(draft.workspace()));
    return new Suspension(why.reason(), why.detail(), accepted, stated);
  }

  private static ConversationMembers joined(
      Draft draft, Destination destination, @Nullable ConversationMembers members, String key) {
    var before =
        members == null ? ConversationMembers.begun(key, draft.workspace(), draft.at()) : members;
    return before.with(destination.sender(), destination.others(), draft.at());
  }

  private static void hold(Draft draft, Suspension suspension, Decision.Builder<Fact> decision) {
    decision.fact(taken(draft, ContactStatus.SUSPENDED, suspension.reason().value(), null));
    decision.fact(new Fact.Held(suspension));
    decision.event(event(draft, "contact.suspended", suspension.event()));
  }

  private static Fact taken(
      Draft draft, ContactStatus status, @Nullable String reason, @Nullable UUID of) {
    return new Fact.Taken(
        new ContactEntry(
            draft.contactId(),
            draft.workspace(),
            status,
            draft.contact().channel(),
            reason,
            of,
            draft.at()));
  }

  private static Outgoing event(Draft draft, String type, ContactEvent event) {
    return Outgoing.to(Topics.CONTACTS, type, draft.workspace(), draft.id(), event);
  }
}
