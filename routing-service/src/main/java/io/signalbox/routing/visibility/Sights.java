package io.signalbox.routing.visibility;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.audit.AuditLog;
import io.signalbox.runtime.definition.DefinitionQueries;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.stream.Streams.Streamed;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What actors may see, by what is defined and what waits. */
@Singleton
public class Sights {
  /** So long at most an edge goes by what was defined before. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private static final int WORKSPACES_MAX = 1_000;

  private final Reads reads;
  private final AuditLog audit;
  private final LoadingCache<String, Definitions> definitions;

  Sights(Reads reads, DefinitionQueries committed, AuditLog audit) {
    this.reads = reads;
    this.audit = audit;
    this.definitions =
        Caffeine.newBuilder()
            .maximumSize(WORKSPACES_MAX)
            .expireAfterWrite(FRESH)
            .build(workspace -> read(committed, workspace));
  }

  /** Which rows of table {@code ticket}: the attributes are its columns. */
  public Visibility of(Actor actor) {
    return TicketVisibility.of(
        actor,
        definitions(actor),
        TicketVisibility.dependsOnTakers(actor)
            ? TakerQueries.of(reads::query, actor.workspace())
            : Map.of());
  }

  /** Which agents: those of the actor's sites; null for all. */
  public @Nullable List<String> agents(Actor actor) {
    var sites = actor.access().sites();
    return sites == null
        ? null
        : definitions(actor).agents().stream()
            .filter(agent -> agent.site() != null && sites.contains(agent.site()))
            .map(agent -> agent.id())
            .toList();
  }

  /** Whether an actor may see all of a ticket; if something is sensitive that is noted. */
  public boolean reads(Actor actor, Ticket ticket) {
    var sensitivity = ticket.classification().sensitivity();
    if (sensitivity.isEmpty()) return true;
    if (!TicketVisibility.cleared(actor, definitions(actor), sensitivity)) return false;
    audit.noteRead(actor, "ticket.read", ticket.id().toString());
    return true;
  }

  /**
   * Which names of what is sensitive may be in the column {@code sensitivity} of a ticket that an
   * actor may find by its words, as a regular expression of both databases; null for any.
   */
  public @Nullable String clearedPattern(Actor actor) {
    var cleared = TicketVisibility.clearances(actor, definitions(actor));
    return cleared == null ? null : SensitivityPattern.of(cleared);
  }

  /** Notes that an actor found a ticket by what is sensitive about it. */
  public void noteFound(Actor actor, Ticket ticket) {
    audit.noteRead(actor, "ticket.found", ticket.id().toString());
  }

  /** What an actor is shown of the events that pass a filter. */
  public Function<Streamed, Optional<Streamed>> events(Actor actor, Predicate<Streamed> filter) {
    var all = TicketVisibility.seesAll(actor);
    return event -> {
      if (!filter.test(event)) return Optional.empty();
      var json = Json.tree(event.json().getBytes(StandardCharsets.UTF_8));
      if (!all && !EventVisibility.shows(actor, definitions(actor), json)) return Optional.empty();
      return Optional.of(
          EventVisibility.masked(json).map(m -> event.showing(m.toString())).orElse(event));
    };
  }

  private static Definitions read(DefinitionQueries committed, String workspace) {
    var definitions = new Definitions();
    for (var kind : List.of(RoutingKinds.AGENT, RoutingKinds.SITE, RoutingKinds.QUEUE)) {
      committed.all(workspace, kind).forEach(definitions::put);
    }
    return definitions;
  }

  /** What decides who may take tickets, as it was committed: all of a workspace but its rules. */
  public Definitions definitions(String workspace) {
    return definitions.get(workspace);
  }

  private Definitions definitions(Actor actor) {
    return definitions.get(actor.workspace());
  }
}
