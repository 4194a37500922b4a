package io.signalbox.sla.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose clocks and alerts an actor may see: an agent those of the tickets they have or had last; a
 * narrowed key those of its sites, brands, queues and channels. Who could be offered a ticket that
 * waits is routing's to know: it shows such tickets, and here they have nobody yet.
 */
public final class ClockVisibility {
  private static final String AGENT = "agent";

  private ClockVisibility() {}

  /** Of tickets: the attributes are columns of table {@code ticket_clocks}. */
  public static Visibility of(Actor actor) {
    var narrowed = Visibility.narrowedBy(actor.access());
    return actor.role() == Role.AGENT
        ? Visibility.both(narrowed, ofAgent(actor.agent()))
        : narrowed;
  }

  private static Visibility ofAgent(@Nullable String agent) {
    return agent == null ? Visibility.either() : Visibility.in(AGENT, List.of(agent));
  }

  /** Whether an actor may see what is told of a ticket. */
  public static boolean shows(Actor actor, Subject ticket) {
    return of(actor)
        .shows(
            attribute ->
                switch (attribute) {
                  case AGENT -> ticket.agentId();
                  case "site" -> ticket.site();
                  case "brand" -> ticket.facts().brand();
                  case "queue" -> ticket.queue();
                  case "channel" -> ticket.channel().value();
                  default -> throw new IllegalArgumentException(attribute);
                });
  }

  /** Whether an actor may see an event: its clock says whose the ticket was then. */
  public static boolean shows(Actor actor, JsonNode event) {
    var clock = event.path("clock");
    return of(actor)
        .shows(
            attribute -> clock.path(attribute.equals(AGENT) ? "agentId" : attribute).textValue());
  }
}
