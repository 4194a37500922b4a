package io.signalbox.survey.score;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.Problem.FieldError;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.survey.score.ScoreQueries.By;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scores of a time, and scores of any answers one has. */
@Controller("/v1/scores")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Scores")
final class ScoreController {
  private static final Duration USUAL = Duration.ofDays(30);

  private final ScoreQueries queries;
  private final InstantSource clock;

  ScoreController(ScoreQueries queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** Scores of a time: of everybody, and of each group that has an answer. */
  record Scores(
      String metric,
      @Nullable String by,
      Instant from,
      Instant to,
      Score total,
      List<Group> groups) {}

  /** The score of one agent, site, queue or channel. */
  record Group(String name, Score score) {}

  @Get
  @ServesNarrowed
  @Secured({"supervisor", "ops", "admin"})
  @Operation(summary = "A score of the answers of a time, the last 30 days if none is given")
  @Parameter(
      name = "metric",
      in = ParameterIn.QUERY,
      required = true,
      schema = @Schema(allowableValues = {"csat", "nps", "ces"}))
  @Parameter(
      name = "by",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              allowableValues = {
                "agent", "site", "queue", "channel", "brand", "intent", "program"
              }))
  @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(format = "date-time"))
  @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(format = "date-time"))
  Scores scores(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var filters = Page.of(request, "metric", "by", "from", "to").filters();
    var scale = Computation.scale(filters.getOrDefault("metric", ""));
    var by = by(filters.get("by"));
    var to = time(filters, "to", clock.instant());
    var from = time(filters, "from", to.minus(USUAL));
    var total =
        queries.scores(actor, scale, null, from, to).values().stream()
            .findFirst()
            .orElseGet(() -> Formula.of(scale, Map.of()));
    var groups =
        by == null
            ? List.<Group>of()
            : queries.scores(actor, scale, by, from, to).entrySet().stream()
                .map(e -> new Group(e.getKey(), e.getValue()))
                .toList();
    return new Scores(scale.metric().value(), filters.get("by"), from, to, total, groups);
  }

  @Post("/compute")
  @Secured({"integration", "agent", "supervisor", "ops", "admin"})
  @Operation(
      summary = "The score of answers, without effect",
      description = "Body: {\"metric\":\"nps|csat|ces\",\"answers\":[…]}; null is no answer.")
  Score compute(@Body byte[] request) {
    return Computation.of(request);
  }

  private static @Nullable By by(@Nullable String name) {
    return name == null
        ? null
        : Stream.of(By.values())
            .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() -> bad("by", "agent, site, queue, channel, brand, intent or program"));
  }

  private static Instant time(Map<String, String> filters, String name, Instant otherwise) {
    var text = filters.get(name);
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeException e) {
      throw bad(name, "a time such as 2026-01-31T00:00:00Z");
    }
  }

  private static Problem bad(String name, String detail) {
    return Problem.badRequest("bad-filter", name + ": " + detail + ".")
        .withErrors(List.of(new FieldError("?" + name, "format", detail)));
  }
}
