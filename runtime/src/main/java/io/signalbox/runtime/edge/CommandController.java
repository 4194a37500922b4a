package io.signalbox.runtime.edge;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import java.util.List;

/** What became of a command that was answered 202. */
@Controller("/v1/commands")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class CommandController {
  private final Outcomes outcomes;
  private final Reads reads;

  CommandController(Outcomes outcomes, Reads reads) {
    this.outcomes = outcomes;
    this.reads = reads;
  }

  @Get("/{id}")
  CommandView command(Actor actor, String id) {
    return outcomes.of(List.of(Ids.ofRecord(actor.workspace(), id))).stream()
        .findFirst()
        .map(row -> CommandView.of(new Answer(id, row)))
        .orElseGet(() -> undecided(actor, id));
  }

  private CommandView undecided(Actor actor, String id) {
    if (reads.notYetReached(actor.workspace(), id)) {
      return CommandView.received(id);
    }
    throw Problem.notFound("There was no such command in the last 24 hours.");
  }
}
