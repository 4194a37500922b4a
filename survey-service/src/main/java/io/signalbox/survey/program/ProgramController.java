package io.signalbox.survey.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Survey programs of a workspace. */
@Controller("/v1/programs/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Programs")
final class ProgramController {
  private final Gate gate;
  private final Reads reads;

  ProgramController(Gate gate, Reads reads) {
    this.gate = gate;
    this.reads = reads;
  }

  @Put
  @Secured("admin")
  @Operation(
      summary = "Sets up a program or changes it",
      description = "The body is a program.define; its id is that of the path.")
  @ApiResponse(responseCode = "400", description = "Not a program; says which fields are wrong")
  HttpResponse<?> define(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] program,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    if (!(Json.tree(program) instanceof ObjectNode definition)) {
      throw Problem.badRequest("wrong-shape", "A program is a JSON object.");
    }
    var body = Json.bytes(definition.put("id", id));
    return gate.command(actor, Topics.SURVEY_COMMANDS, "program.define", id, body, idempotencyKey);
  }

  @Get
  @Secured({"supervisor", "ops", "admin"})
  @Operation(summary = "A program")
  DefineProgram program(@Parameter(hidden = true) Actor actor, String id) {
    return reads
        .query(
            "select definition from program where workspace = ? and id = ?",
            s -> {
              s.setString(1, actor.workspace());
              s.setString(2, id);
            },
            row -> Json.read(row.getString(1), DefineProgram.class))
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("No program " + id + " in this workspace."));
  }
}
