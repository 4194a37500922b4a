package io.signalbox.runtime.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.audit.AuditLog;
import io.signalbox.runtime.loop.ShardAlarm;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.service.LoopRunner;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;

/** The shards of this process, their alarms, and a person's word that one may go on. */
@Controller("/v1/shards")
@Tag(name = "Shards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
@Requires(beans = LoopRunner.class)
final class ShardController {
  private static final int SUBJECT_MAX = 200;

  private final LoopRunner loop;
  private final AuditLog audit;

  ShardController(LoopRunner loop, AuditLog audit) {
    this.loop = loop;
    this.audit = audit;
  }

  /** What {@code GET /v1/shards} says: which this process owns, and which wait for a person. */
  record Shards(Set<Integer> owned, List<ShardAlarm> alarms) {}

  /** Which alarm is accepted: its id, so that nobody accepts a later one unseen. */
  record Acceptance(String alarm) {}

  @Get
  @Operation(summary = "The shards of this process, and those that wait for a person")
  Shards shards() {
    return new Shards(loop.owned(), loop.standingAlarms());
  }

  @Post("/{number}/accept")
  @Operation(
      summary = "Goes on past an alarm that a restart can't mend",
      description = "What is lost stands in the alarm.")
  Shards accept(@Parameter(hidden = true) Actor actor, int number, @Body Acceptance acceptance) {
    var alarm =
        loop.standingAlarms().stream()
            .filter(each -> each.shard() == number && each.id().equals(acceptance.alarm()))
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("No such alarm stands in this process; ask the others."));
    if (alarm.lost() == null) {
      throw Problem.refused(
          "not-acceptable", "The shard is tried again by itself once the cause is gone.");
    }
    audit.noteRead(actor, "shard.accept", shortened("shard " + number + ": " + alarm.lost()));
    if (!loop.accept(number, alarm.id())) {
      throw Problem.refused("alarm-over", "The alarm ended in the meantime.");
    }
    return shards();
  }

  private static String shortened(String text) {
    return text.length() <= SUBJECT_MAX ? text : text.substring(0, SUBJECT_MAX);
  }
}
