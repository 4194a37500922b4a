package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.ingest.channel.Accounts;
import io.signalbox.ingest.channel.Channels;
import io.signalbox.ingest.contact.ContactStatus;
import io.signalbox.ingest.contact.ContactTable;
import io.signalbox.ingest.conversation.ConversationMembersTable;
import io.signalbox.ingest.conversation.MailTable;
import io.signalbox.ingest.customer.CustomerTable;
import io.signalbox.ingest.duplicate.KnownExternalIdTable;
import io.signalbox.ingest.identity.IdentityTable;
import io.signalbox.ingest.normalising.Regions;
import io.signalbox.ingest.suspension.SuspensionTable;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.definition.DefinitionStore;
import io.signalbox.runtime.erasure.ErasureTable;
import io.signalbox.runtime.shard.Db;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a shard of ingest knows while it decides one batch, and what of that is to be written. */
final class Memory {
  final DefinitionStore definitions;
  final Accounts accounts;
  final KnownExternalIdTable seen;
  final IdentityTable identities = new IdentityTable();
  final CustomerTable customers = new CustomerTable();
  final MailTable mails;
  final ConversationMembersTable conversations = new ConversationMembersTable();
  final SuspensionTable suspensions = new SuspensionTable();
  final ContactTable contacts = new ContactTable();
  final ErasureTable erasures;
  private @Nullable Instant pruningDue;

  Memory(int shard, DefinitionLimits limits, Regions regions) {
    accounts = new Accounts(regions);
    definitions = new DefinitionStore(shard, Channels.KINDS, limits);
    seen = new KnownExternalIdTable(shard);
    mails = new MailTable(shard);
    erasures = new ErasureTable(shard);
  }

  /**
   * When outdated external ids and mails are looked for next; null if not planned since the shard
   * was taken.
   */
  @Nullable Instant pruningDue() {
    return pruningDue;
  }

  /** What a workspace declared of a channel; null if nothing. */
  @Nullable DefineChannel channel(String workspace, Channel channel) {
    return definitions.find(workspace, Channels.KIND, channel.value());
  }

  void load(Db db) {
    definitions.load(db, accounts::apply);
    erasures.load(db);
  }

  void apply(Fact fact) {
    switch (fact) {
      case Fact.Defined(var definition) -> {
        definitions.apply(definition);
        accounts.apply(definition);
      }
      case Fact.Taken(var contact) -> contacts.add(contact);
      case Fact.Remembered(var external) -> seen.add(external);
      case Fact.Forgot(var keys) -> seen.forget(keys);
      case Fact.MailKnown(var mail) -> mails.put(mail);
      case Fact.MailsPruned(var forgotten, var kept) -> {
        mails.forget(forgotten);
        mails.keep(kept);
      }
      case Fact.PruningPlanned(var due) -> pruningDue = due;
      case Fact.Linked(var link) -> {
        identities.add(link);
        customers.know(link.workspace(), link.customerId());
      }
      case Fact.Unlinked(var customer, var addresses) -> {
        identities.forget(customer, addresses);
        customers.forget(customer);
      }
      case Fact.ThrownAway(var workspace, var thrown) -> {
        for (var contact : thrown) {
          suspensions.remove(workspace, contact);
          contacts.change(contact, workspace, ContactStatus.DISCARDED);
        }
      }
      case Fact.ErasureStands(var erasure) -> erasures.put(erasure);
      case Fact.CustomerChanged(var customer) -> customers.put(customer);
      case Fact.MembersChanged(var members) -> conversations.put(members);
      case Fact.Held(var suspension) -> suspensions.add(suspension);
      case Fact.Settled(var suspension, var status) -> {
        suspensions.remove(suspension);
        contacts.change(suspension.contactId(), suspension.accepted().workspace(), status);
      }
      case Fact.Ticketed(var link) -> contacts.link(link);
    }
  }

  void write(Db db) {
    definitions.write(db);
    seen.write(db);
    mails.write(db);
    identities.write(db);
    customers.write(db);
    conversations.write(db);
    contacts.write(db);
    suspensions.write(db);
    erasures.write(db);
  }

  /** Drops what was fetched for the batch. */
  void clear() {
    definitions.settled();
    seen.clear();
    mails.clear();
    identities.clear();
    customers.clear();
    conversations.clear();
    suspensions.clear();
    erasures.settled();
  }
}
