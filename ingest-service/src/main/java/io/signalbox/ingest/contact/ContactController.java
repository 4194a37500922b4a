package io.signalbox.ingest.contact;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.IngestCommand.DiscardContact;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Outcomes;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.OutcomeRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of contacts, and the inbox of those that wait for a person. */
@Controller("/v1/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Contacts")
final class ContactController {
  private final Gate gate;
  private final Reads reads;
  private final Outcomes outcomes;
  private final ContactQueries contacts;

  ContactController(Gate gate, Reads reads, Outcomes outcomes, ContactQueries contacts) {
    this.gate = gate;
    this.reads = reads;
    this.outcomes = outcomes;
    this.contacts = contacts;
  }

  /** Why a contact is thrown away, at most 1000 characters. */
  record Discard(@Nullable String reason) {}

  @Get("/{id}")
  @Secured({"integration", "supervisor", "ops", "admin"})
  @Operation(summary = "What became of a contact")
  @ApiResponse(responseCode = "404", description = "There is no such contact in the workspace")
  ContactView contact(@Parameter(hidden = true) Actor actor, String id) {
    var key = Ids.parse(id).orElseThrow(() -> notFound(id));
    var workspace = actor.workspace();
    return reads
        .decided(
            workspace,
            () -> contacts.find(workspace, key).or(() -> repeated(workspace, id)),
            () -> ContactView.received(id))
        .orElseThrow(() -> notFound(id));
  }

  @Get
  @Secured({"integration", "supervisor", "ops", "admin"})
  @Operation(summary = "Contacts, the newest first")
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "accepted, duplicate, suspended, rejected or discarded",
      schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "status");
    return page.answerOf(
        contacts.list(actor.workspace(), status(page), page),
        contact -> List.of(contact.contactId()));
  }

  @Post("/{id}/release")
  @Secured({"supervisor", "admin"})
  @Operation(summary = "Lets a suspended contact become what it would have become")
  @ApiResponse(responseCode = "409", description = "It is not suspended")
  HttpResponse<?> release(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var command = new ReleaseContact(id, actor.name());
    return gate.command(
        actor, Topics.INGEST_COMMANDS, "contact.release", id, command, idempotencyKey);
  }

  @Post("/{id}/discard")
  @Secured({"supervisor", "admin"})
  @Operation(summary = "Throws a suspended contact away")
  @ApiResponse(responseCode = "409", description = "It is not suspended")
  HttpResponse<?> discard(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable Discard why,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var command = new DiscardContact(id, actor.name(), why == null ? null : why.reason());
    return gate.command(
        actor, Topics.INGEST_COMMANDS, "contact.discard", id, command, idempotencyKey);
  }

  /** The contact that a request with the same Idempotency-Key became before this one. */
  private Optional<ContactView> repeated(String workspace, String id) {
    return outcomes
        .of(workspace, id)
        .map(OutcomeRow::commandId)
        .flatMap(Ids::parse)
        .flatMap(first -> contacts.find(workspace, first));
  }

  private static @Nullable ContactStatus status(Page page) {
    var asked = page.filters().get("status");
    return asked == null
        ? null
        : ContactStatus.of(asked)
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "unknown-status",
                        "status is one of accepted, duplicate, suspended, rejected, discarded."));
  }

  private static Problem notFound(String id) {
    return Problem.notFound("No contact " + id + " in this workspace.");
  }
}
