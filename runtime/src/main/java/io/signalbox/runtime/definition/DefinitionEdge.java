package io.signalbox.runtime.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.definition.DefinitionQueries.Numbered;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the controllers of all kinds do: they only say of which kind and where. */
@Singleton
@Requires(beans = ServiceSpec.class)
public final class DefinitionEdge {
  private final String topic;
  private final Gate gate;
  private final DefinitionQueries definitions;
  private final DefinitionSettings settings;

  DefinitionEdge(
      ServiceSpec spec, Gate gate, DefinitionQueries definitions, DefinitionSettings settings) {
    this.topic = spec.commands();
    this.gate = gate;
    this.definitions = definitions;
    this.settings = settings;
  }

  HttpResponse<?> list(DefinitionKind<?> kind, HttpRequest<?> request, Actor actor) {
    requireReader(kind, actor);
    var page = Page.of(request);
    return page.answerOf(
        definitions.page(actor.workspace(), kind, page), one -> List.of(one.id()), Numbered::body);
  }

  <D extends Record> HttpResponse<D> one(DefinitionKind<D> kind, Actor actor, String id) {
    requireReader(kind, actor);
    var found = definitions.find(actor.workspace(), kind, id);
    var none = kind.none();
    return answer(
        kind, id, none == null ? found : found.or(() -> Optional.of(new Numbered<>(id, 0, none))));
  }

  HttpResponse<?> history(DefinitionKind<?> kind, HttpRequest<?> request, Actor actor, String id) {
    requireReader(kind, actor);
    var page = Page.of(request);
    return page.answerOf(
        definitions.history(actor.workspace(), kind, id, page),
        one -> List.of(Integer.toString(one.version())));
  }

  <D extends Record> HttpResponse<D> version(
      DefinitionKind<D> kind, Actor actor, String id, int version) {
    requireReader(kind, actor);
    return answer(kind, id, definitions.version(actor.workspace(), kind, id, version));
  }

  /**
   * Defines one, or asks whether it could be.
   *
   * @param id null where the body says it
   * @param check of the body; who may not write is told nothing of it
   */
  HttpResponse<?> define(
      DefinitionKind<?> kind,
      Verb verb,
      Actor actor,
      @Nullable String id,
      byte[] body,
      Consumer<byte[]> check,
      @Nullable String idempotencyKey) {
    requireWriter(kind, actor);
    if (body.length > settings.bytes()) {
      throw Problem.of(
          413,
          "too-large",
          "Too large",
          "A %s has at most %d bytes.".formatted(kind.name(), settings.bytes()));
    }
    if (!(Json.tree(body) instanceof ObjectNode definition)) {
      throw Problem.badRequest("wrong-shape", "The body must be a JSON object.");
    }
    check.accept(body);
    if (id != null) definition.put("id", id);
    var subject = id == null ? kind.name() : id;
    return send(kind, verb, actor, subject, Json.bytes(definition), idempotencyKey);
  }

  HttpResponse<?> remove(
      DefinitionKind<?> kind, Actor actor, @Nullable String id, @Nullable String idempotencyKey) {
    requireWriter(kind, actor);
    var subject = id == null ? kind.name() : id;
    return send(
        kind, Verb.REMOVE, actor, subject, new DefinitionCommand.Remove(id), idempotencyKey);
  }

  HttpResponse<?> restore(
      DefinitionKind<?> kind,
      Actor actor,
      @Nullable String id,
      int version,
      @Nullable String idempotencyKey) {
    requireWriter(kind, actor);
    var subject = id == null ? kind.name() : id;
    var command = new DefinitionCommand.Restore(id, version);
    return send(kind, Verb.RESTORE, actor, subject, command, idempotencyKey);
  }

  private HttpResponse<?> send(
      DefinitionKind<?> kind,
      Verb verb,
      Actor actor,
      String subject,
      Object body,
      @Nullable String idempotencyKey) {
    return gate.command(actor, topic, kind.type(verb), subject, body, idempotencyKey);
  }

  private static <D extends Record> HttpResponse<D> answer(
      DefinitionKind<D> kind, String id, Optional<Numbered<D>> found) {
    return found
        .map(one -> HttpResponse.ok(one.body()).header("ETag", "\"" + one.version() + "\""))
        .orElseThrow(
            () ->
                Problem.notFound(
                    kind.single()
                        ? "No " + kind.name() + " in this workspace, or not in that version."
                        : "No %s %s in this workspace, or not in that version."
                            .formatted(kind.name(), id)));
  }

  /** Before anything is said of the body: who may not write is told nothing else. */
  private static void requireWriter(DefinitionKind<?> kind, Actor actor) {
    if (!kind.writableBy(actor)) {
      throw Problem.forbidden("Your key does not allow to set up any " + kind.name() + ".");
    }
  }

  private static void requireReader(DefinitionKind<?> kind, Actor actor) {
    if (!kind.readableBy(actor)) {
      throw Problem.forbidden("Your key does not allow to read any " + kind.name() + ".");
    }
  }
}
