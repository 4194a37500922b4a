package io.signalbox.survey.program;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Survey programs of a workspace. */
@Controller("/v1/programs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Programs")
final class ProgramController extends DefinitionController<DefineProgram> {
  ProgramController(DefinitionEdge edge) {
    super(Programs.KIND, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineProgram.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }
}
