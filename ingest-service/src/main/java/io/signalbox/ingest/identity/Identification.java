package io.signalbox.ingest.identity;

import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who a sender is, and which addresses that teaches us.
 *
 * <p>Who they are is decided by the addresses that the channel vouches for, and where it vouches
 * for none by those that the sender states; the first that is known counts. Two known customers are
 * never merged by this: who writes from an address of their own and states one that somebody else
 * has is a customer of their own. Addresses nobody has are learnt with a new customer, or when the
 * channel vouches for one: who types somebody else's e-mail address into a form must not get a
 * phone number of their own attached to it.
 *
 * @param certain whether the channel vouches for an address of the sender; else it is only who the
 *     sender says it is
 * @param learnt addresses to remember
 */
public record Identification(UUID customerId, boolean certain, List<Link> learnt) {

  /**
   * Identifies a sender.
   *
   * @param contactId what a customer nobody has seen before is named after
   * @param known the customer who has an address
   */
  public static Identification of(
      String workspace,
      String contactId,
      List<Address> addresses,
      Function<Address, Optional<UUID>> known,
      Instant at) {
    var vouched = addresses.stream().filter(Address::vouched).toList();
    var certain = !vouched.isEmpty();
    var found =
        (certain ? vouched : addresses).stream().map(known).flatMap(Optional::stream).findFirst();
    var customer =
        found.orElseGet(
            () -> UUID.fromString(Ids.timeOrdered(at, workspace, contactId, "customer")));
    var learnt =
        certain || found.isEmpty()
            ? addresses.stream().filter(address -> known.apply(address).isEmpty())
            : Stream.<Address>empty();
    return new Identification(
        customer, certain, learnt.map(a -> new Link(customer, workspace, a, at)).toList());
  }
}
