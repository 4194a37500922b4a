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
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.clock.ClockRow;
import io.signalbox.sla.clock.ClockViews;
import io.signalbox.sla.clock.TicketClocks;
import io.signalbox.sla.definition.CalendarVersions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
    return page.answerOfAll(
        clocks.list(actor, state, page),
        row -> List.of(state.of(row).toString(), row.ticketId()),
        rows -> views(actor, state, rows));
  }

  private List<ClockView> views(Actor actor, ListedState state, List<ClockRow> rows) {
    var tickets = rows.stream().map(ClockRow::ticket).toList();
    var calendars = calendars(actor, tickets.stream());
    var now = clock.instant();
    return tickets.stream()
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
    return ListedState.named(asked)
        .orElseThrow(
            () -> Problem.badRequest("unknown-state", "state is one of at-risk, breached."));
  }
}
