package io.signalbox.survey.invitation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.Problem.FieldError;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Why a ticket's customer was asked, or wasn't, and what they said. */
@Controller("/v1/invitations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"supervisor", "admin"})
@ServesNarrowed
@Tag(name = "Invitations")
final class InvitationController {
  private final LedgerQueries ledger;

  InvitationController(LedgerQueries ledger) {
    this.ledger = ledger;
  }

  @Get
  @Operation(
      summary = "The ledger of a ticket: an entry for each time it was resolved, oldest first")
  @Parameter(
      name = "ticket",
      in = ParameterIn.QUERY,
      required = true,
      schema = @Schema(type = "string"))
  HttpResponse<?> ofTicket(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "ticket");
    var ticket = page.filters().get("ticket");
    if (ticket == null) {
      throw Problem.badRequest("bad-filter", "Say which ticket: ?ticket=")
          .withErrors(List.of(new FieldError("?ticket", "required", "the id of a ticket")));
    }
    return page.answerOf(
        ledger.ofTicket(actor, ticket, page),
        entry -> List.of(entry.id().toString()),
        InvitationView::of);
  }
}
