package io.signalbox.routing.desk;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.routing.desk.MessageQueries.MessageDetails;
import io.signalbox.routing.desk.TicketQueries.Reason;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets, what was said in them, and why they went to whom they went. */
@Controller("/v1/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"agent", "supervisor", "ops", "admin"})
@ServesNarrowed
@Tag(name = "Tickets")
final class TicketController {
  private final TicketQueries tickets;
  private final MessageQueries messages;
  private final WaitingQueries waiting;
  private final InstantSource clock;
  private final Sights sights;
  private final TicketSearch search;
  private final AttachmentAddresses addresses;

  TicketController(
      TicketQueries tickets,
      TicketSearch search,
      Sights sights,
      Reads reads,
      AttachmentAddresses addresses,
      InstantSource clock) {
    this.search = search;
    this.tickets = tickets;
    this.addresses = addresses;
    this.sights = sights;
    this.waiting = new WaitingQueries(reads::query, sights::definitions);
    this.messages = new MessageQueries(reads::query);
    this.clock = clock;
  }

  /**
   * Why a ticket is where it is.
   *
   * @param rules that classified it
   * @param waiting why it waits; absent if it does not
   * @param assignments why it went to whom it went, the last time first
   */
  record ExplanationDetails(
      String ticketId,
      List<String> rules,
      @Nullable WaitingDetails waiting,
      List<Reason> assignments) {}

  @Get
  @Operation(
      summary = "Tickets, the newest first",
      description =
          "With q those that have all of its words: in what was said, file names, subject, customer,"
              + " ids. \"Words in quotes\" stand one after the other, -word must not be there, the"
              + " last word may be the beginning of one, as any that ends in *. Those that have them"
              + " in subject, customer or ids come first; each has passages that say where.")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "words to look for, at most 200 characters",
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "An unknown filter, or nothing to look for in q")
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "new, queued, offered, in-progress, pending, on-hold, resolved or closed",
      schema = @Schema(type = "string"))
  @Parameter(name = "queue", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(
      name = "agent",
      in = ParameterIn.QUERY,
      description = "who has it, or is asked to take it",
      schema = @Schema(type = "string"))
  @Parameter(name = "tier", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "priority", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "channel", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "account", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "site", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, TicketFilters.NAMES);
    var typed = page.filter(TicketFilters.WORDS);
    if (typed != null) return search.page(actor, page, typed);
    var found = tickets.list(actor, page).stream().map(TicketDetails::listed).toList();
    return page.answerOf(found, details -> List.of(details.ticket().ticketId()));
  }

  @Get("/{id}")
  @Operation(summary = "One ticket")
  @ApiResponse(responseCode = "404", description = "There is no such ticket in the workspace")
  TicketDetails ticket(@Parameter(hidden = true) Actor actor, String id) {
    var ticket = find(actor, id);
    return TicketDetails.of(sights.reads(actor, ticket) ? ticket : ticket.masked());
  }

  @Get("/{id}/messages")
  @Operation(
      summary = "What was said in a ticket, the oldest first",
      description =
          "Of a text over 16 KiB its beginning; each message by itself has it all. The url of a file"
              + " that we have is good for a quarter of an hour.")
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> messages(
      HttpRequest<?> request, @Parameter(hidden = true) Actor actor, String id) {
    var page = Page.of(request);
    var ticket = find(actor, id);
    requireReadable(actor, ticket);
    var after = page.after() == null ? null : TicketQueries.position(page.after());
    var found =
        messages.list(actor.workspace(), ticket.id(), after, page.fetch()).stream()
            .map(each -> addresses.shown(actor.workspace(), ticket.id(), each))
            .toList();
    return page.answerOf(found, details -> List.of(details.message().messageId()));
  }

  @Get("/{id}/messages/{messageId}")
  @Operation(summary = "Something said in a ticket, with its whole text")
  @ApiResponse(responseCode = "404", description = "Nothing of that id was said in that ticket")
  MessageDetails message(@Parameter(hidden = true) Actor actor, String id, String messageId) {
    var ticket = find(actor, id);
    requireReadable(actor, ticket);
    return TicketIds.ticket(messageId)
        .flatMap(message -> messages.find(actor.workspace(), ticket.id(), message))
        .map(each -> addresses.shown(actor.workspace(), ticket.id(), each))
        .orElseThrow(() -> Problem.notFound("No message " + messageId + " in this ticket."));
  }

  @Get("/{id}/explanation")
  @Operation(summary = "Why a ticket waits, and why it went to whom it went")
  ExplanationDetails explanation(@Parameter(hidden = true) Actor actor, String id) {
    var ticket = find(actor, id);
    return new ExplanationDetails(
        ticket.id().toString(),
        ticket.classification().rules(),
        waiting.explain(ticket, clock.instant()),
        tickets.reasons(actor.workspace(), ticket.id()));
  }

  private void requireReadable(Actor actor, Ticket ticket) {
    if (!sights.reads(actor, ticket)) {
      throw Problem.notFound("What was said in ticket " + ticket.id() + " is not for you to see.");
    }
  }

  private Ticket find(Actor actor, String id) {
    return tickets
        .find(actor, id)
        .orElseThrow(() -> Problem.notFound("No ticket " + id + " in this workspace."));
  }
}
