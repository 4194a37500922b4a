package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Conversation;
import io.signalbox.contracts.contact.IngestCommand;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.contracts.contact.IngestCommand.DefineCustomer;
import io.signalbox.contracts.contact.IngestCommand.DiscardContact;
import io.signalbox.contracts.contact.IngestCommand.EraseCustomer;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.ingest.conversation.KnownMail;
import io.signalbox.ingest.conversation.Threading;
import io.signalbox.ingest.identity.Address;
import io.signalbox.ingest.normalising.Regions;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shard of ingest. */
public final class IngestShard implements Shard<Fact> {
  private final Memory memory;
  private final IntakeRules intake;
  private final TicketRules tickets;
  private final CommandRules commands;
  private final ErasingRules erasing;
  private final PruningRules pruning;
  private final IdentityHashMap<Received, Draft> drafts = new IdentityHashMap<>();

  /** The shard of that number. */
  public IngestShard(int number, DefinitionLimits limits, Regions regions) {
    memory = new Memory(number, limits, regions);
    intake = new IntakeRules(memory);
    tickets = new TicketRules(memory);
    erasing = new ErasingRules(memory);
    commands = new CommandRules(memory, erasing);
    pruning = new PruningRules(number, memory);
  }

  @Override
  public void load(Db db) {
    memory.load(db);
  }

  /**
   * One query a table. In this order, since what one says is what the next is asked: a mail leads
   * to a conversation, a suspended contact to another.
   */
  @Override
  public void fetch(List<Input> batch, Db db) {
    memory.definitions.fetch(batch, db);
    var external = new HashSet<UUID>();
    var mails = new HashSet<UUID>();
    var addresses = new HashSet<UUID>();
    var conversations = new HashSet<String>();
    for (var input : batch) {
      switch (input) {
        case Received received when received.body() instanceof Submission submission -> {
          var draft = Draft.of(received, submission, memory.accounts.of(received.workspace()));
          drafts.put(received, draft);
          Stream.ofNullable(draft.externalKey()).forEach(external::add);
          Stream.ofNullable(draft.mail()).forEach(mails::add);
          mails.addAll(draft.references());
          draft.addresses().stream().map(Address::id).forEach(addresses::add);
          Stream.ofNullable(Threading.named(draft.workspace(), draft.contact()))
              .forEach(conversations::add);
        }
        case Received received when received.body() instanceof TicketEvent event ->
            Stream.ofNullable(TicketRules.conversation(event)).forEach(conversations::add);
        case Received _ -> {}
        case Due due when due.kind().equals(Erasure.STEP) -> {}
        case Due due -> {
          memory.seen.fetchOutdated(due.at(), db);
          memory.mails.fetchOutdated(due.at(), db);
        }
      }
    }
    memory.seen.fetch(external, db);
    memory.mails.fetch(mails, db).stream().map(KnownMail::conversation).forEach(conversations::add);
    conversations.addAll(conversationsWaiting(batch, db));
    var defined = defined(batch);
    memory.customers.lookUp(defined, db);
    defined.addAll(memory.identities.fetch(addresses, db));
    memory.customers.fetch(defined, db);
    memory.conversations.fetch(conversations, db);
    erasing.fetch(batch, db);
  }

  @Override
  public Decision<Fact> decide(Input input) {
    return switch (input) {
      case Due due when due.kind().equals(Erasure.STEP) -> erasing.goOn(due);
      case Due due -> pruning.prune(due);
      case Received received -> decide(received);
    };
  }

  @Override
  public void apply(Fact fact) {
    memory.apply(fact);
  }

  @Override
  public void write(Db db) {
    memory.write(db);
  }

  @Override
  public void settled() {
    memory.clear();
    drafts.clear();
  }

  private Decision<Fact> decide(Received received) {
    return switch (received.body()) {
      case Submission _ -> pruning.planned(received, intake.take(draft(received)));
      case IngestCommand command -> commands.decide(received, command);
      case DefinitionCommand _ -> commands.define(received);
      case TicketEvent event -> tickets.decide(received, event);
      default -> throw new IllegalStateException("no rule for " + received.type());
    };
  }

  private Draft draft(Received received) {
    return Objects.requireNonNull(drafts.get(received), "a record is fetched before it is decided");
  }

  private static Set<UUID> defined(List<Input> batch) {
    var customers = new HashSet<UUID>();
    for (var input : batch) {
      if (input instanceof Received received && received.body() instanceof DefineCustomer define) {
        Ids.parse(define.id()).ifPresent(customers::add);
      }
    }
    return customers;
  }

  private Set<String> conversationsWaiting(List<Input> batch, Db db) {
    var contacts = new HashSet<UUID>();
    for (var input : batch) {
      if (input instanceof Received received && received.body() instanceof IngestCommand command) {
        Stream.ofNullable(contactOf(command)).forEach(contacts::add);
      }
    }
    var keys = new HashSet<String>();
    for (var suspension : memory.suspensions.fetch(contacts, db)) {
      Stream.ofNullable(suspension.accepted().conversation())
          .map(Conversation::conversationKey)
          .forEach(keys::add);
    }
    return keys;
  }

  private static @Nullable UUID contactOf(IngestCommand command) {
    return switch (command) {
      case DefineChannel _, DefineAccount _, DefineCustomer _, EraseCustomer _, ReplyReport _ ->
          null;
      case ReleaseContact release -> Ids.parse(release.contactId()).orElse(null);
      case DiscardContact discard -> Ids.parse(discard.contactId()).orElse(null);
    };
  }
}
