package io.signalbox.contracts.contact;

import io.signalbox.contracts.Frozen;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a company knows of a customer from elsewhere, such as its CRM or billing.
 *
 * @param segment such as {@code enterprise}
 * @param plan what they have bought
 * @param organisation the company they belong to
 * @param language BCP 47, in which they want to be answered
 * @param accountManager who looks after them
 * @param attributes what else: texts, numbers, booleans; at most 50
 */
public record CustomerFacts(
    @Nullable String name,
    @Nullable String segment,
    @Nullable String plan,
    @Nullable String organisation,
    @Nullable String language,
    @Nullable String accountManager,
    Map<String, Object> attributes) {
  /** Of a customer of whom nobody has said anything. */
  public static final CustomerFacts NONE =
      new CustomerFacts(null, null, null, null, null, null, Map.of());

  public CustomerFacts {
    attributes = Frozen.map(attributes);
  }

  /** The same of somebody whose name is not told. */
  public CustomerFacts withoutName() {
    return new CustomerFacts(
        null, segment, plan, organisation, language, accountManager, attributes);
  }

  /** By the names that conditions use; a text that is not known is empty. */
  public Map<String, Object> values() {
    var values = new HashMap<String, Object>(16);
    values.put("name", known(name));
    values.put("segment", known(segment));
    values.put("plan", known(plan));
    values.put("organisation", known(organisation));
    values.put("language", known(language));
    values.put("accountManager", known(accountManager));
    values.put("attributes", attributes);
    return values;
  }

  private static String known(@Nullable String text) {
    return text == null ? "" : text;
  }
}
