package io.signalbox.ingest.conversation;

import io.signalbox.ingest.identity.Address;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A conversation that others than one customer could be in.
 *
 * @param id its key
 * @param members customers who wrote, and addresses that members wrote to
 */
public record Talk(String id, String workspace, Set<UUID> members, Instant changedAt) {
  /** Beyond this nobody is added: a list of thousands is a mailing list, not a conversation. */
  static final int MEMBERS_MAX = 100;

  /** One that begins with this customer. */
  public static Talk begunBy(
      UUID customer, List<Address> addressed, String id, String workspace, Instant at) {
    return new Talk(id, workspace, Set.of(), at).with(customer, addressed, at);
  }

  /** Whether a sender is one of those who talk here. */
  public boolean includes(UUID customer, List<Address> addresses) {
    return members.contains(customer)
        || addresses.stream().anyMatch(a -> a.vouched() && members.contains(a.id()));
  }

  /** With a member, and those the member wrote to. The same if all are members already. */
  public Talk with(UUID customer, List<Address> addressed, Instant at) {
    var all = new LinkedHashSet<>(members);
    all.add(customer);
    addressed.stream()
        .map(Address::id)
        .limit(Math.max(0, MEMBERS_MAX - all.size()))
        .forEach(all::add);
    return all.size() == members.size() ? this : new Talk(id, workspace, all, at);
  }
}
