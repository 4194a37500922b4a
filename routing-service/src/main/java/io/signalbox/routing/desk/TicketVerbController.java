package io.signalbox.routing.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.routing.ticket.TicketAnswer;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Commands;
import io.signalbox.runtime.files.NamedBlobs;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Commands about a ticket. Each answers 200 with what it made of the ticket, 409 with the reason
 * when it was refused, or 202 with the place of its outcome when that takes longer than two
 * seconds. What must say something takes bytes, so that text in another encoding than UTF-8 is
 * refused; what need not takes a text, which may be left out.
 */
@Controller("/v1/tickets/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"agent", "supervisor", "admin"})
@ServesNarrowed
@Tag(name = "Tickets")
@ApiResponse(
    responseCode = "200",
    description = "Done",
    content = @Content(schema = @Schema(implementation = TicketAnswer.class)))
@ApiResponse(responseCode = "202", description = "Not decided yet; see Location")
@ApiResponse(responseCode = "409", description = "Refused; the problem's type says why")
final class TicketVerbController {
  private static final String TICKET_ID = "ticketId";

  private final Commands commands;
  private final NamedBlobs blobs;

  TicketVerbController(Commands commands, NamedBlobs blobs) {
    this.commands = commands;
    this.blobs = blobs;
  }

  @Post("/reply")
  @Operation(summary = "Answers the customer")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.ReplyToTicket.class)))
  HttpResponse<?> reply(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey)
      throws IOException {
    return say(actor, "ticket.reply", id, body, idempotencyKey);
  }

  @Post("/note")
  @Operation(summary = "Writes down what the customer does not see")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.NoteTicket.class)))
  HttpResponse<?> note(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey)
      throws IOException {
    return say(actor, "ticket.note", id, body, idempotencyKey);
  }

  @Post("/pend")
  @Operation(summary = "Waits for the customer")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.PendTicket.class)))
  HttpResponse<?> pend(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.pend", id, body, idempotencyKey);
  }

  @Post("/hold")
  @Operation(summary = "Waits for a third party")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.HoldTicket.class)))
  HttpResponse<?> hold(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.hold", id, body, idempotencyKey);
  }

  @Post("/resume")
  @Operation(summary = "Waits no longer")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.ResumeTicket.class)))
  HttpResponse<?> resume(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.resume", id, body, idempotencyKey);
  }

  @Post("/resolve")
  @Operation(summary = "Done")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.ResolveTicket.class)))
  HttpResponse<?> resolve(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.resolve", id, body, idempotencyKey);
  }

  @Post("/reopen")
  @Operation(summary = "Not done after all")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.ReopenTicket.class)))
  HttpResponse<?> reopen(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.reopen", id, body, idempotencyKey);
  }

  @Post("/close")
  @Operation(summary = "Ends the ticket for good")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.CloseTicket.class)))
  HttpResponse<?> close(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable String body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.close", id, body, idempotencyKey);
  }

  @Post("/reclassify")
  @Operation(summary = "Says anew what the ticket is about, and so who may take it")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.ReclassifyTicket.class)))
  HttpResponse<?> reclassify(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.reclassify", id, body, idempotencyKey);
  }

  @Post("/prioritise")
  @Operation(summary = "More or less urgent than it is")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.PrioritiseTicket.class)))
  HttpResponse<?> prioritise(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.prioritise", id, body, idempotencyKey);
  }

  @Post("/transfer")
  @Operation(summary = "Gives the ticket to another queue or agent")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.TransferTicket.class)))
  HttpResponse<?> transfer(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.transfer", id, body, idempotencyKey);
  }

  @Post("/escalate")
  @Operation(summary = "Needs more expert agents")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.EscalateTicket.class)))
  HttpResponse<?> escalate(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return send(actor, "ticket.escalate", id, body, idempotencyKey);
  }

  /** Its files have to be there: just handed in, or the ticket's already. */
  private HttpResponse<?> say(
      Actor actor, String type, String id, byte[] body, @Nullable String idempotencyKey)
      throws IOException {
    blobs.require(actor.workspace(), id, body);
    return send(actor, type, id, body, idempotencyKey);
  }

  private HttpResponse<?> send(
      Actor actor, String type, String id, byte[] body, @Nullable String idempotencyKey) {
    return commands.sendAs(actor, type, TICKET_ID, id, body, idempotencyKey);
  }

  private HttpResponse<?> send(
      Actor actor, String type, String id, @Nullable String body, @Nullable String idempotencyKey) {
    return commands.sendAs(actor, type, TICKET_ID, id, body, idempotencyKey);
  }
}
