package io.signalbox.sla.definition;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Business calendars of a workspace. A clock that runs keeps the version it was started with. */
@Controller("/v1/calendars")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Calendars")
final class CalendarController extends DefinitionController<DefineCalendar> {
  CalendarController(DefinitionEdge edge) {
    super(Definitions.CALENDAR, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = Calendar.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }

  /** Says everything that is wrong, field by field. */
  @Override
  protected void check(byte[] body) {
    var calendar = Json.read(body, Calendar.class);
    var _ = CalendarProblems.orBadRequest("", () -> BusinessCalendar.of(calendar));
  }
}
