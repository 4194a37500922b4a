package io.signalbox.ingest.identity;

import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who a sender is, and which addresses that teaches us.
 *
 * <p>The first address that is known decides, those that the channel vouches for before those that
 * the sender merely states. Two known customers are never merged by this. New addresses are learnt
 * with a new customer, or when the customer was found by a vouched address: who types somebody
 * else's e-mail address into a form must not get a phone number of their own attached to it.
 *
 * @param certain whether the customer is new or was found by a vouched address; else it is only who
 *     the sender says it is
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
    for (var address : addresses) {
      var customer = known.apply(address);
      if (customer.isPresent()) {
        return found(workspace, customer.get(), address, addresses, known, at);
      }
    }
    var customer = UUID.fromString(Ids.timeOrdered(at, workspace, contactId, "customer"));
    return new Identification(customer, true, links(workspace, customer, addresses, at));
  }

  private static Identification found(
      String workspace,
      UUID customer,
      Address by,
      List<Address> addresses,
      Function<Address, Optional<UUID>> known,
      Instant at) {
    var unknown =
        by.vouched()
            ? addresses.stream().filter(address -> known.apply(address).isEmpty()).toList()
            : List.<Address>of();
    return new Identification(customer, by.vouched(), links(workspace, customer, unknown, at));
  }

  private static List<Link> links(
      String workspace, UUID customer, List<Address> addresses, Instant at) {
    return addresses.stream().map(a -> new Link(customer, workspace, a, at)).toList();
  }
}
