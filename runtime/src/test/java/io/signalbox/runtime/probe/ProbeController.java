package io.signalbox.runtime.probe;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.stream.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What a service's controllers look like. */
@Controller("/v1/probe")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"integration", "agent", "supervisor", "admin"})
final class ProbeController {
  private static final String TYPE = "probe.add";

  private final Topics topics;
  private final Gate gate;
  private final Streams streams;

  ProbeController(Gate gate, Streams streams, Topics topics) {
    this.topics = topics;
    this.gate = gate;
    this.streams = streams;
  }

  @Post("/{id}/add")
  HttpResponse<?> add(
      Actor actor,
      String id,
      @Body byte[] body,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    return gate.command(actor, topics.commands(), TYPE, id, body, idempotencyKey);
  }

  @Post("/append")
  HttpResponse<?> append(
      Actor actor, @Body byte[] body, @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var route = "POST /v1/probe/append";
    var id = gate.append(actor, topics.commands(), TYPE, route, body, idempotencyKey);
    return HttpResponse.accepted().body(Map.of("id", id));
  }

  @Post("/batch")
  @Consumes("application/x-ndjson")
  HttpResponse<?> batch(Actor actor, @Body byte[] lines) {
    var entries = new ArrayList<Gate.Entry>();
    for (var line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
      var id = UUID.randomUUID().toString();
      entries.add(new Gate.Entry(id, id, line.getBytes(StandardCharsets.UTF_8)));
    }
    gate.take(actor, entries.size());
    gate.appendAll(actor, topics.commands(), TYPE, entries);
    return HttpResponse.accepted().body(Map.of("appended", entries.size()));
  }

  @Get("/whoami")
  @ServesNarrowed
  Actor whoami(Actor actor) {
    return actor;
  }

  @Get("/numbers")
  HttpResponse<?> numbers(HttpRequest<?> request) {
    var page = Page.of(request, "even");
    var from = page.after() == null ? 0 : Integer.parseInt(page.after().getFirst()) + 1;
    var rows =
        IntStream.range(from, 120)
            .filter(i -> page.filter("even") == null || i % 2 == 0)
            .limit(page.fetch())
            .boxed()
            .toList();
    return page.answerOf(rows, last -> List.of(last.toString()));
  }

  @Get("/wait")
  String waiting(@QueryValue Duration duration) {
    return duration.toString();
  }

  @Get("/broken")
  @SuppressWarnings("DoNotCallSuggester") // what it is there for
  String broken() {
    throw new IllegalStateException("password=secret in io.signalbox.internal.Thing");
  }

  @Post("/visit")
  String visit(@Body ProbeShard.Add add) {
    return String.valueOf(add.note());
  }

  @Post("/form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  Map<String, Object> form(@Body Map<String, Object> fields) {
    return fields;
  }

  @Get("/stream")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> stream(
      Actor actor, @Header("Last-Event-ID") @Nullable String lastEventId) {
    return streams.open(actor, List.of(topics.events()), _ -> true, lastEventId);
  }
}
