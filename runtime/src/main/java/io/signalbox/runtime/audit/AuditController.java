package io.signalbox.runtime.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.shard.Actor;
import java.util.List;

/** The audit log of a workspace. */
@Controller("/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
final class AuditController {
  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @Get
  HttpResponse<?> lines(HttpRequest<?> request, Actor actor) {
    var page = Page.of(request, "actor", "action", "subject");
    return page.answerOf(audit.lines(actor.workspace(), page), line -> List.of(line.id()));
  }
}
