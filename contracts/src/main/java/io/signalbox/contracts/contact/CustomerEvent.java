package io.signalbox.contracts.contact;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;

/** What became known of customers. */
@OnTopic(Topics.CONTACTS)
public sealed interface CustomerEvent {
  /**
   * Somebody said what is known of a customer. Their next contact comes with it, their open tickets
   * show it.
   *
   * @param facts all that is known now
   */
  @EventType("customer.changed")
  record Changed(String customerId, CustomerFacts facts) implements CustomerEvent {}
}
