package io.signalbox.routing.classification;

import io.signalbox.contracts.Frozen;
import io.signalbox.routing.ticket.Need;
import java.util.List;

/**
 * What the rules said of a contact.
 *
 * @param reasons what did not go as the rules' author may think, such as a rule that failed
 */
public record Classification(Need need, List<String> reasons) {
  public Classification {
    reasons = Frozen.list(reasons);
  }
}
