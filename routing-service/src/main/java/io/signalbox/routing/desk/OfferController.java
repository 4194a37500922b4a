package io.signalbox.routing.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.routing.ticket.TicketAnswer;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Commands;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers: what agents are asked to take, and their answers. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"agent", "supervisor", "admin"})
@ServesNarrowed
@Tag(name = "Offers")
final class OfferController {
  private static final String OFFER_ID = "offerId";

  private final Commands commands;
  private final TicketQueries tickets;

  OfferController(Commands commands, TicketQueries tickets) {
    this.commands = commands;
    this.tickets = tickets;
  }

  /** The tickets an agent is asked to take, each with its offer. */
  record Offers(List<TicketDetails> items) {}

  @Get("/agents/{id}/offers")
  @Operation(summary = "What an agent is asked to take, the most pressing first")
  Offers offers(@Parameter(hidden = true) Actor actor, String id) {
    return new Offers(tickets.offers(actor, id).stream().map(TicketDetails::listed).toList());
  }

  @Post("/offers/{id}/accept")
  @Operation(summary = "Takes the ticket")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.AcceptOffer.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The ticket is the agent's",
      content = @Content(schema = @Schema(implementation = TicketAnswer.class)))
  @ApiResponse(
      responseCode = "409",
      description = "offer-expired, offer-ended, stale-fence, not-your-offer, unknown-offer")
  HttpResponse<?> accept(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return commands.sendAs(actor, "offer.accept", OFFER_ID, id, body, idempotencyKey);
  }

  @Post("/offers/{id}/reject")
  @Operation(summary = "Leaves the ticket to others")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.RejectOffer.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The ticket goes to another",
      content = @Content(schema = @Schema(implementation = TicketAnswer.class)))
  @ApiResponse(
      responseCode = "409",
      description = "offer-expired, offer-ended, stale-fence, not-your-offer, unknown-offer")
  HttpResponse<?> reject(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return commands.sendAs(actor, "offer.reject", OFFER_ID, id, body, idempotencyKey);
  }
}
