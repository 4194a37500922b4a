package io.signalbox.ingest.normalising;

import io.signalbox.contracts.contact.CustomerFacts;
import org.jspecify.annotations.Nullable;

/** What is said of a customer, on one line each and with card numbers masked. */
public final class CustomerText {
  private CustomerText() {}

  /** The same, fit to be kept and shown. */
  public static CustomerFacts masked(CustomerFacts facts) {
    return new CustomerFacts(
        line(facts.name()),
        line(facts.segment()),
        line(facts.plan()),
        line(facts.organisation()),
        facts.language(),
        line(facts.accountManager()),
        ContactText.masked(facts.attributes()));
  }

  private static @Nullable String line(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var line = CardNumbers.masked(PlainText.line(text));
    return line.isEmpty() ? null : line;
  }
}
