package io.signalbox.routing.board;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.stream.Streams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The board, and the stream of what happens. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"agent", "supervisor", "ops", "admin"})
@ServesNarrowed
@Tag(name = "Board")
final class BoardController {
  private final BoardQueries queries;
  private final Streams streams;
  private final Sights sights;

  BoardController(BoardQueries queries, Streams streams, Sights sights) {
    this.sights = sights;
    this.queries = queries;
    this.streams = streams;
  }

  @Get("/board")
  @Operation(summary = "How many tickets stand where, and who is there")
  Board board(@Parameter(hidden = true) Actor actor) {
    return queries.board(actor);
  }

  @Get("/stream")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Operation(
      summary = "What happens to tickets and agents, as it happens",
      description = "Server-sent events; Last-Event-ID goes on without loss.")
  Publisher<Event<String>> stream(
      @Parameter(hidden = true) Actor actor,
      @Parameter(description = "types of events, separated by commas") @QueryValue
          @Nullable String types,
      @Parameter(description = "only what concerns this agent") @QueryValue @Nullable String agent,
      @Parameter(description = "only what concerns this queue") @QueryValue @Nullable String queue,
      @Header("Last-Event-ID") @Nullable String lastEventId) {
    return streams.openShowing(
        actor,
        List.of(Topics.TICKETS),
        sights.events(actor, StreamFilter.of(types, agent, queue)),
        lastEventId);
  }
}
