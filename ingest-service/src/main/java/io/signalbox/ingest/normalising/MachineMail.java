package io.signalbox.ingest.normalising;

import io.signalbox.contracts.contact.Automation;
import java.util.Map;
import java.util.Set;

/**
 * What a channel integration knows of a mail from its headers and says in attributes: {@code
 * automated} ({@code auto-reply}, {@code bounce}, {@code bulk} or {@code loop}) if a machine wrote
 * it, {@code spam} (true) if the receiving mail server took it for spam. Anything else there says
 * nothing: a mail that is wrongly held back is worse than one too many.
 */
public final class MachineMail {
  private static final String AUTOMATED = "automated";
  private static final String SPAM = "spam";
  private static final Set<Automation> KNOWN =
      Set.of(Automation.AUTO_REPLY, Automation.BOUNCE, Automation.BULK, Automation.LOOP);

  private MachineMail() {}

  /** Which kind of machine wrote it. */
  public static Automation automation(Map<String, Object> attributes) {
    if (!(attributes.get(AUTOMATED) instanceof String said)) {
      return Automation.NONE;
    }
    var automation = new Automation(said);
    return KNOWN.contains(automation) ? automation : Automation.NONE;
  }

  /** Whether the receiving server took it for spam. */
  public static boolean spam(Map<String, Object> attributes) {
    return Boolean.TRUE.equals(attributes.get(SPAM));
  }
}
