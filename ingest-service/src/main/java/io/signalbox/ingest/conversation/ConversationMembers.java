package io.signalbox.ingest.conversation;

import io.signalbox.ingest.identity.Address;
import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that others than one customer could be in.
 *
 * <p>A sender is a member by an address that the channel vouches for: what they merely state could
 * be anybody's. Where the channel vouches for nothing, as in an anonymous chat, they must state
 * what a member stated for whom it vouched no more.
 *
 * @param id its key
 * @param members ids of addresses: of those who wrote, and of those whom members wrote to
 * @param endedAt when its ticket was resolved or closed; null while it goes on
 */
public record ConversationMembers(
    String id, String workspace, Set<UUID> members, Instant changedAt, @Nullable Instant endedAt) {
  /** Beyond this nobody is added: a list of thousands is a mailing list, not a conversation. */
  static final int MEMBERS_MAX = 100;

  /** One that begins. */
  public static ConversationMembers begun(String id, String workspace, Instant at) {
    return new ConversationMembers(id, workspace, Set.of(), at, null);
  }

  /** Whether a sender with these addresses is one of those who talk here. */
  public boolean includes(List<Address> sender) {
    return ids(sender).anyMatch(members::contains);
  }

  /** With a member, and those the member wrote to. The same if all are members already. */
  public ConversationMembers with(List<Address> sender, List<Address> addressed, Instant at) {
    var all = new LinkedHashSet<>(members);
    if (!includes(sender)) {
      ids(sender).forEach(all::add);
    }
    Stream.concat(ids(sender), addressed.stream().map(Address::id))
        .filter(member -> all.size() < MEMBERS_MAX)
        .forEach(all::add);
    return all.size() == members.size()
        ? this
        : new ConversationMembers(id, workspace, all, at, endedAt);
  }

  /** The same, whose ticket came to its end then; null if it goes on. */
  public ConversationMembers ended(@Nullable Instant at) {
    return new ConversationMembers(id, workspace, members, changedAt, at);
  }

  private static Stream<UUID> ids(List<Address> sender) {
    if (sender.stream().anyMatch(Address::vouched)) {
      return sender.stream().filter(Address::vouched).map(Address::id);
    }
    return sender.isEmpty()
        ? Stream.of(Ids.hash("stated", ""))
        : sender.stream().map(address -> Ids.hash("stated", address.id().toString()));
  }
}
