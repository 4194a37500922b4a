package io.signalbox.contracts.erasure;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.util.Map;

/**
 * A service has erased a customer. Each says so on its own topic, behind all else it has said of
 * them: ingest, then routing, then sla and survey.
 */
@OnTopic({Topics.CONTACTS, Topics.TICKETS, Topics.SLA_ALERTS, Topics.SURVEYS})
public sealed interface ErasureEvent {
  /** Whose it is what has been erased: no customer has this id. */
  String NOBODY = "00000000-0000-0000-0000-000000000000";

  /**
   * Nothing in the service's tables names the customer any more, nor shows what they said.
   *
   * @param customerId a customer of that id never writes again: who does is a new one
   * @param service who has done it: {@code ingest}, {@code routing}, {@code sla} or {@code survey}
   * @param counts how much it was, by what it was
   */
  @EventType("customer.erased")
  record CustomerErased(String customerId, String service, Map<String, Integer> counts)
      implements ErasureEvent {
    public CustomerErased {
      counts = Frozen.map(counts);
    }
  }
}
