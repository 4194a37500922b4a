package io.signalbox.conditions;

import java.util.HashMap;
import java.util.Map;

/** Values as conditions know them: whole numbers of 64 bits, doubles, truth values and texts. */
public final class Values {
  private Values() {}

  /** Values by name, and by name in those; what conditions do not know becomes a text. */
  public static Map<String, Object> of(Map<String, ?> given) {
    if (given.isEmpty()) return Map.of();
    var known = new HashMap<String, Object>(given.size() * 2);
    given.forEach((name, value) -> known.put(name, of(value)));
    return known;
  }

  private static Object of(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      case Long number -> number;
      case Double number -> number;
      case Boolean flag -> flag;
      case Map<?, ?> byName -> nested(byName);
      default -> value.toString();
    };
  }

  private static Map<String, Object> nested(Map<?, ?> given) {
    var known = new HashMap<String, Object>(given.size() * 2);
    given.forEach((name, value) -> known.put(String.valueOf(name), of(value)));
    return known;
  }
}
