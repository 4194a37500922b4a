package io.signalbox.sla.board;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.sla.ClockView;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.sla.board.ClockQueries.Place;
import io.signalbox.sla.board.ClockQueries.Placed;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.clock.ClockViews;
import io.signalbox.sla.clock.TicketClocks;
import io.signalbox.sla.definition.CalendarVersions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clocks of one ticket and of all. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"agent", "supervisor", "ops", "admin"})
@ServesNarrowed
@Tag(name = "Clocks")
final class ClockController {
  private final Reads reads;
  private final ClockQueries clocks;
  private final CalendarVersions calendars;
  private final InstantSource clock;

  ClockController(
      Reads reads, ClockQueries clocks, CalendarVersions calendars, InstantSource clock) {
    this.reads = reads;
    this.clocks = clocks;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Get("/tickets/{id}/clocks")
  @Operation(
      summary = "The clocks of a ticket, with the intervals that counted",
      description = "No clocks mean that no policy promises anything to the ticket.")
  @ApiResponse(responseCode = "404", description = "There is no such ticket in the workspace")
  ClocksOfTicket ofTicket(@Parameter(hidden = true) Actor actor, String id) {
    return reads
        .decided(
            actor.workspace(),
            () -> clocks.find(actor, id).map(ticket -> clocks(actor, ticket)),
            () -> ClocksOfTicket.received(id))
        .orElseThrow(() -> Problem.notFound("No ticket " + id + " in this workspace."));
  }

  private ClocksOfTicket clocks(Actor actor, TicketClocks ticket) {
    return ClocksOfTicket.of(ticket, clock.instant(), calendars(actor, Stream.of(ticket)));
  }

  @Get("/clocks")
  @Operation(
      summary = "Clocks at risk or breached, the most urgent first",
      description = "Grouped by ticket: a page has all such clocks of its tickets.")
  @Parameter(name = "state", in = ParameterIn.QUERY, description = "at-risk (default) or breached")
  @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many tickets, 1 to 200")
  @Parameter(name = "cursor", in = ParameterIn.QUERY)
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "state");
    var state = state(page.filters().getOrDefault("state", "at-risk"));
    var found = clocks.list(actor, state, place(page.after()), page.limit() + 1);
    var more = found.size() > page.limit();
    var shown = more ? found.subList(0, page.limit()) : found;
    var last = more ? shown.getLast().place() : null;
    return page.answer(
        views(actor, state, shown),
        last == null ? null : List.of(last.on().toString(), last.ticketId()));
  }

  private List<ClockView> views(Actor actor, ListedState state, List<Placed> shown) {
    var calendars = calendars(actor, shown.stream().map(Placed::ticket));
    var now = clock.instant();
    return shown.stream()
        .map(Placed::ticket)
        .flatMap(
            ticket ->
                ticket
                    .open()
                    .filter(state::holds)
                    .map(open -> ClockViews.view(ticket, open, now, calendars)))
        .toList();
  }

  private Calendars calendars(Actor actor, Stream<TicketClocks> tickets) {
    var ids =
        tickets
            .flatMap(ticket -> ticket.clocks().stream())
            .flatMap(ClocksOfTicket::calendarsOf)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return calendars.of(actor.workspace(), ids);
  }

  private static ListedState state(String asked) {
    return ListedState.of(asked)
        .orElseThrow(
            () -> Problem.badRequest("unknown-state", "state is one of at-risk, breached."));
  }

  private static @Nullable Place place(@Nullable List<String> after) {
    if (after == null) return null;
    try {
      return new Place(Instant.parse(after.getFirst()), after.getLast());
    } catch (DateTimeException e) {
      throw Problem.badRequest("bad-cursor", "This cursor is of another list.");
    }
  }
}
