package io.signalbox.routing.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.http.HttpResponse;
import io.signalbox.routing.desk.TicketFilters.Searched;
import io.signalbox.routing.search.Passages;
import io.signalbox.routing.search.Passages.Passage;
import io.signalbox.routing.search.SearchQuery;
import io.signalbox.routing.search.TicketIndex;
import io.signalbox.routing.search.TicketIndex.Found;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that have the words somebody looks for: first those that have them in their subject,
 * customer or ids, then the others, the newest first. What may be seen is part of the query, so
 * pages are full and say nothing of what is hidden.
 */
@Singleton
final class TicketSearch {
  private static final int PASSAGES_MAX = 3;
  private static final int MESSAGES_MAX = 50;
  private static final Duration NOT_READY = Duration.ofSeconds(5);

  /** First those found by what names them, then the others. */
  private static final int STEPS = 2;

  private final TicketIndex index;
  private final TicketQueries tickets;
  private final MessageQueries messages;
  private final Sights sights;
  private final ServiceSettings settings;

  TicketSearch(
      TicketIndex index,
      TicketQueries tickets,
      Reads reads,
      Sights sights,
      ServiceSettings settings) {
    this.index = index;
    this.tickets = tickets;
    this.messages = new MessageQueries(reads::query);
    this.sights = sights;
    this.settings = settings;
  }

  /** A ticket and in which step it was found. */
  private record Hit(int step, Ticket ticket) {
    List<String> position() {
      return List.of(Integer.toString(step), ticket.id().toString());
    }
  }

  /**
   * A ticket, and why it was found.
   *
   * @param passages texts around the words, at most three; none of what is sensitive
   */
  record FoundDetails(@JsonUnwrapped TicketDetails ticket, List<Passage> passages) {}

  HttpResponse<?> page(Actor actor, Page page, String typed) {
    var query = SearchQuery.parse(typed);
    if (!index.answers(Partitions.of(actor.workspace(), settings.partitions()))) {
      throw Problem.unavailable(
          "search-not-ready", "What tickets are found by is being put together.", NOT_READY);
    }
    return page.answerOf(hits(actor, page, query), Hit::position, hit -> shown(actor, query, hit));
  }

  private List<Hit> hits(Actor actor, Page page, SearchQuery query) {
    var after = page.after();
    var begun = after == null ? 0 : step(after);
    var seen = sights.of(actor);
    var filters = TicketFilters.of(page);
    var cleared = sights.clearedPattern(actor);
    var hits = new ArrayList<Hit>();
    for (var step = begun; step < STEPS; step++) {
      var match = step == 0 ? query.inHead() : query.elsewhere();
      @Nullable UUID before =
          after == null || step > begun ? null : TicketQueries.position(after.subList(1, 2));
      do {
        var found = index.find(actor.workspace(), match, before);
        var asked = filters.olderThan(before).of(new Searched(found, cleared));
        var number = step;
        tickets.list(actor, seen, asked, page.fetch() - hits.size()).stream()
            .map(ticket -> new Hit(number, ticket))
            .forEach(hits::add);
        if (hits.size() == page.fetch()) return hits;
        before = next(found);
      } while (before != null);
    }
    return hits;
  }

  /** Where to look on for what may be seen of what was found; null when that was all. */
  private static @Nullable UUID next(Found found) {
    return switch (found) {
      case Found.Rows _ -> null;
      case Found.Ids ids -> ids.more() ? ids.tickets().getLast() : null;
    };
  }

  private static int step(List<String> cursor) {
    if (cursor.size() == 2 && cursor.getFirst().matches("[01]")) {
      return cursor.getFirst().equals("0") ? 0 : 1;
    }
    throw Problem.badRequest("bad-cursor", "This cursor is none of this list.");
  }

  private FoundDetails shown(Actor actor, SearchQuery query, Hit hit) {
    var ticket = hit.ticket();
    var details = TicketDetails.listed(ticket);
    if (!ticket.classification().sensitivity().isEmpty()) {
      sights.noteFound(actor, ticket);
      return new FoundDetails(details, List.of());
    }
    var passages = new Passages(query, ticket.classification().language());
    var said =
        messages.newest(actor.workspace(), ticket.id(), MESSAGES_MAX).stream()
            .map(message -> passages.of(message.messageId(), message.text()));
    return new FoundDetails(
        details,
        Stream.concat(Stream.of(passages.of(null, ticket.origin().subject())), said)
            .flatMap(Optional::stream)
            .limit(PASSAGES_MAX)
            .toList());
  }
}
