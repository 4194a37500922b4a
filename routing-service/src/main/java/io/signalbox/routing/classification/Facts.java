package io.signalbox.routing.classification;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.Party;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules can ask about a contact. What is not known is an empty text. */
public final class Facts {
  /** A rule looks for words; they stand at the beginning, and the time it takes must be bounded. */
  static final int TEXT_CHARACTERS_MAX = 10_000;

  private final Map<String, Object> variables;

  private Facts(Map<String, Object> variables) {
    this.variables = variables;
  }

  /** The facts of an accepted contact. */
  public static Facts of(Accepted contact) {
    var variables = new HashMap<String, Object>(16);
    variables.put("channel", contact.channel().value());
    variables.put("subject", known(contact.subject()));
    variables.put("text", cut(contact.text()));
    variables.put("language", known(contact.language()));
    variables.put("brand", known(contact.brand()));
    variables.put("from", sender(contact.from()));
    variables.put("attributes", attributes(contact.attributes()));
    return new Facts(variables);
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

  /** CEL knows whole numbers of 64 bits and doubles only. */
  private static Map<String, Object> attributes(Map<String, Object> given) {
    if (given.isEmpty()) return Map.of();
    var known = new HashMap<String, Object>(given.size() * 2);
    given.forEach((name, value) -> known.put(name, celValue(value)));
    return known;
  }

  private static Object celValue(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      case Long number -> number;
      case Double number -> number;
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }

  private static String known(@Nullable String value) {
    return value == null ? "" : value;
  }
}
