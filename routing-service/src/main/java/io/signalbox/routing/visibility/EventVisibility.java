package io.signalbox.routing.visibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Takers;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an actor is shown of an event: those of tickets they may see, and those that name them. What
 * is sensitive is in none: it is read of one ticket at a time, and that is noted. Pure.
 */
final class EventVisibility {
  /** What may say more than that there is a ticket, wherever it stands in an event. */
  private static final Set<String> SENSITIVE =
      Set.of("subject", "replyTo", "customer", "text", "note", "resolution", "attachments");

  private EventVisibility() {}

  static boolean shows(Actor actor, Definitions definitions, JsonNode event) {
    var ticket = event.path("ticket");
    var waiting =
        ticket.isObject()
            ? Map.of(
                TicketVisibility.TAKERS, Takers.of(Json.read(ticket.toString(), TicketView.class)))
            : Map.<String, Takers>of();
    return TicketVisibility.of(actor, definitions, waiting)
        .shows(attribute -> attribute(attribute, event, ticket));
  }

  private static @Nullable String attribute(String attribute, JsonNode event, JsonNode ticket) {
    return switch (attribute) {
      case TicketVisibility.AGENT -> first(ticket, event, "agentId");
      case TicketVisibility.SITE -> first(ticket, event, "site");
      case TicketVisibility.TAKERS -> TicketVisibility.TAKERS;
      default -> ticket.path(attribute).textValue();
    };
  }

  /** Who has the ticket; while nobody does, whom the event names. */
  private static @Nullable String first(JsonNode ticket, JsonNode event, String field) {
    var had = ticket.path(field).textValue();
    return had == null ? event.path(field).textValue() : had;
  }

  /**
   * The event without what is sensitive; empty if nothing is. Of a new ticket nobody knows yet
   * whether it is.
   */
  static Optional<JsonNode> masked(JsonNode event) {
    var ticket = event.path("ticket");
    var isNew = TicketStatus.NEW.value().equals(ticket.path("status").textValue());
    if (!isNew && ticket.path("classification").path("sensitivity").isEmpty()) {
      return Optional.empty();
    }
    var masked = event.deepCopy();
    mask(masked);
    return Optional.of(masked);
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) object.remove(SENSITIVE);
    for (var child : node) mask(child);
  }
}
