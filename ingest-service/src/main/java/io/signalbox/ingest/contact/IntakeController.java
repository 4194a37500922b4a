package io.signalbox.ingest.contact;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Idempotency;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes contacts in over HTTP. What is answered 202 is on the log, and nothing more is promised.
 */
@Controller("/v1/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"integration", "admin"})
@ServesNarrowed // the loop decides which contacts such a key may hand in
@Tag(name = "Contacts")
final class IntakeController {
  static final String NDJSON = "application/x-ndjson";
  private static final String SUBMITTED = "contact.submitted";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final Gate gate;
  private final Idempotency idempotency;
  private final Batches batches;
  private final NamedBlobs blobs;

  IntakeController(Gate gate, Idempotency idempotency, Batches batches, NamedBlobs blobs) {
    this.blobs = blobs;
    this.gate = gate;
    this.idempotency = idempotency;
    this.batches = batches;
  }

  /** The contact's id, by which to ask what became of it. */
  record Accepted(String contactId) {}

  @Post
  @Operation(
      summary = "Hands in one contact",
      description = "Answers once Kafka holds it. With the same Idempotency-Key it is taken once.")
  @ApiResponse(responseCode = "202", description = "Taken in")
  @ApiResponse(responseCode = "400", description = "Not a contact; says which fields are wrong")
  @ApiResponse(responseCode = "422", description = "Names a blob that is not there")
  @RequestBody(content = @Content(schema = @Schema(ref = "/schemas/contact.submitted.v1.json")))
  HttpResponse<Accepted> one(
      @Parameter(hidden = true) Actor actor,
      @Body byte[] contact,
      @Header(IDEMPOTENCY_KEY) @Nullable String idempotencyKey)
      throws IOException {
    blobs.require(actor.workspace(), null, contact);
    var route = "POST /v1/contacts";
    var id = gate.append(actor, Topics.CONTACTS_INBOUND, SUBMITTED, route, contact, idempotencyKey);
    return HttpResponse.<Accepted>accepted(UriBuilder.of("/v1/contacts").path(id).build())
        .body(new Accepted(id));
  }

  @Post("/batch")
  @Consumes(MediaType.ALL)
  @Produces(NDJSON)
  @Operation(
      summary = "Hands in many contacts, one JSON object a line",
      description =
          "Answers one line for each, in order: its contactId once Kafka holds it, or its error."
              + " Wrong lines keep no right one out.")
  @ApiResponse(responseCode = "202", description = "One contact at least was taken in")
  @ApiResponse(responseCode = "400", description = "None was")
  @ApiResponse(responseCode = "413", description = "More lines or bytes than are taken at a time")
  @ApiResponse(responseCode = "422", description = "Names more blobs than are looked up at a time")
  HttpResponse<String> many(
      @Parameter(hidden = true) Actor actor,
      @Body byte[] lines,
      @Header(IDEMPOTENCY_KEY) @Nullable String idempotencyKey)
      throws IOException {
    gate.take(actor, batches.count(lines));
    var read = batches.read(actor.workspace(), lines);
    if (read.noneIsRight()) {
      return HttpResponse.status(HttpStatus.BAD_REQUEST).body(read.answer(List.of()));
    }
    var claim = idempotency.claim(actor, "POST /v1/contacts/batch", idempotencyKey, lines);
    var claims = idempotency.parts(actor, claim, read.lines().size());
    gate.appendAll(actor, Topics.CONTACTS_INBOUND, SUBMITTED, read.entries(claims));
    return HttpResponse.status(HttpStatus.ACCEPTED).body(read.answer(claims));
  }
}
