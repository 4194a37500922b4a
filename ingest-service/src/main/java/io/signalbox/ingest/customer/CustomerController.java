package io.signalbox.ingest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.contact.IngestCommand.DefineCustomer;
import io.signalbox.contracts.contact.IngestCommand.EraseCustomer;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is known of customers from elsewhere. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Customers")
final class CustomerController {
  private final Gate gate;
  private final CustomerQueries customers;

  CustomerController(Gate gate, CustomerQueries customers) {
    this.gate = gate;
    this.customers = customers;
  }

  @Get("/{id}")
  @Secured({"integration", "supervisor", "ops", "admin"})
  @Operation(summary = "What is known of a customer")
  @ApiResponse(responseCode = "404", description = "No contact of theirs has come")
  CustomerView customer(@Parameter(hidden = true) Actor actor, String id) {
    return Ids.parse(id)
        .flatMap(key -> customers.find(actor.workspace(), key))
        .orElseThrow(() -> notFound(id));
  }

  @Put("/{id}")
  @Secured({"integration", "admin"})
  @Operation(summary = "Says all that is known of a customer; what was said before is forgotten")
  @ApiResponse(responseCode = "409", description = "No contact of theirs has come")
  HttpResponse<?> define(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body CustomerFacts facts,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var command = new DefineCustomer(id, facts);
    return gate.command(
        actor, Topics.INGEST_COMMANDS, "customer.define", id, command, idempotencyKey);
  }

  @Post("/{id}/erase")
  @Secured("admin")
  @Operation(
      summary = "Removes all that says who a customer is, in all services",
      description =
          "For good. Their open tickets are closed. Whether a service is done is told by its"
              + " GET /v1/customers/{id}/erasure.")
  @ApiResponse(responseCode = "200", description = "Begun; the other services follow")
  @ApiResponse(responseCode = "409", description = "It is no customer's id")
  HttpResponse<?> erase(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    return gate.command(
        actor, Topics.INGEST_COMMANDS, "customer.erase", id, new EraseCustomer(id), idempotencyKey);
  }

  private static Problem notFound(String id) {
    return Problem.notFound("There is no customer " + id + " in your workspace.");
  }
}
