package io.signalbox.routing.classification;

import io.signalbox.conditions.Values;
import io.signalbox.conditions.Variables;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.contact.Party;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules can ask about a contact. What is not known is an empty text. */
public final class Facts {
  /** A rule looks for words; they stand at the beginning, and the time it takes must be bounded. */
  static final int TEXT_CHARACTERS_MAX = 10_000;

  /** What there is to ask about. */
  static final Variables VARIABLES =
      Variables.NONE
          .texts("channel", "account", "subject", "text", "language", "brand")
          .textsByName("from")
          .valuesByName("attributes", "customer");

  private final Map<String, Object> variables;

  private final @Nullable String language;

  private Facts(Map<String, Object> variables, @Nullable String language) {
    this.variables = variables;
    this.language = language;
  }

  /** The facts of an accepted contact. */
  public static Facts of(Accepted contact) {
    var variables = new HashMap<String, Object>(16);
    variables.put("channel", contact.channel().value());
    variables.put("account", known(contact.account()));
    variables.put("subject", known(contact.subject()));
    variables.put("text", cut(contact.text()));
    variables.put("language", known(contact.language()));
    variables.put("brand", known(contact.brand()));
    variables.put("from", sender(contact.from()));
    variables.put("attributes", Values.of(contact.attributes()));
    var customer = contact.customer();
    variables.put(
        "customer", Values.of((customer == null ? CustomerFacts.NONE : customer).values()));
    return new Facts(variables, contact.language());
  }

  @Nullable String language() {
    return language;
  }

  Map<String, Object> variables() {
    return variables;
  }

  private static String cut(String text) {
    return text.length() > TEXT_CHARACTERS_MAX ? text.substring(0, TEXT_CHARACTERS_MAX) : text;
  }

  private static Map<String, String> sender(Party from) {
    var known = new LinkedHashMap<String, String>(8);
    known.put("name", known(from.name()));
    known.put("email", known(from.email()));
    known.put("phone", known(from.phone()));
    known.put("handle", known(from.handle()));
    known.put("externalId", known(from.externalId()));
    return known;
  }

  private static String known(@Nullable String value) {
    return value == null ? "" : value;
  }
}
