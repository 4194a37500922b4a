package io.signalbox.sla.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.stream.Streams;
import io.signalbox.runtime.stream.Streams.Streamed;
import io.signalbox.sla.clock.ClockVisibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Clocks and alerts as they happen. */
@Controller("/v1/stream")
@Secured({"agent", "supervisor", "ops", "admin"})
@ServesNarrowed
@Tag(name = "Stream")
final class StreamController {
  private static final List<String> TOPICS = List.of(Topics.SLA_CLOCKS, Topics.SLA_ALERTS);

  private final Streams streams;

  StreamController(Streams streams) {
    this.streams = streams;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Operation(
      summary = "Clocks and alerts as they happen",
      description = "Server-sent events; Last-Event-ID goes on from there without loss.")
  Publisher<Event<String>> stream(
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Nullable @Parameter(description = "Types such as sla.breached, by comma")
          String types,
      @QueryValue @Nullable String ticket,
      @Header("Last-Event-ID") @Nullable String lastEventId) {
    var wanted = types == null ? Set.<String>of() : Set.of(types.split(","));
    var all = ClockVisibility.of(actor).equals(Visibility.all());
    return streams.open(
        actor,
        TOPICS,
        event ->
            (wanted.isEmpty() || wanted.contains(event.type()))
                && (ticket == null || ticket.equals(event.subject()))
                && (all || ClockVisibility.shows(actor, tree(event))),
        lastEventId);
  }

  private static JsonNode tree(Streamed event) {
    return Json.tree(event.json().getBytes(StandardCharsets.UTF_8));
  }
}
