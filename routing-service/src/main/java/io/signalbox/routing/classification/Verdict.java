package io.signalbox.routing.classification;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.ticket.Classification;
import java.util.List;

/**
 * What the rules said of a contact.
 *
 * @param queue where tickets of that kind belong
 * @param reasons what did not go as the rules' author may think, such as a rule that failed
 */
public record Verdict(Classification classification, String queue, List<String> reasons) {
  public Verdict {
    reasons = Frozen.list(reasons);
  }
}
