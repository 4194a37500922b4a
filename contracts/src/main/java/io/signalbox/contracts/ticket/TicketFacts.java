package io.signalbox.contracts.ticket;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What conditions of SLA policies and survey programs can ask about a ticket.
 *
 * @param tier the least level of agents who may take it
 * @param customer what is known of the customer, but no name: nobody's promise hangs on that
 */
public record TicketFacts(
    Channel channel,
    @Nullable String account,
    @Nullable String brand,
    @Nullable String queue,
    Priority priority,
    int tier,
    @Nullable String intent,
    @Nullable String language,
    @Nullable CustomerFacts customer) {
  /** What are texts; {@code tier} is a whole number, and {@code customer} has values by name. */
  public static final List<String> TEXTS =
      List.of("channel", "account", "brand", "queue", "priority", "intent", "language");

  /** What an event tells. */
  public static TicketFacts of(TicketView ticket) {
    var about = ticket.classification();
    return new TicketFacts(
        ticket.channel(),
        ticket.account(),
        ticket.brand(),
        ticket.queue(),
        about.priority(),
        ticket.requirements().tier(),
        about.intent(),
        about.language(),
        ticket.customer() == null ? null : ticket.customer().withoutName());
  }

  /** By the names that conditions use; a text that is not known is empty. */
  public Map<String, Object> values() {
    var values = new HashMap<String, Object>(16);
    values.put("channel", channel.value());
    values.put("account", known(account));
    values.put("brand", known(brand));
    values.put("queue", known(queue));
    values.put("priority", priority.value());
    values.put("tier", (long) tier);
    values.put("intent", known(intent));
    values.put("language", known(language));
    values.put("customer", (customer == null ? CustomerFacts.NONE : customer).values());
    return values;
  }

  private static String known(@Nullable String text) {
    return text == null ? "" : text;
  }
}
