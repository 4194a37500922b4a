package io.signalbox.runtime.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes commands to the service of requests: what the path and the key say goes into the body. */
@Singleton
public final class Commands {
  /** The header by which a repeated request is recognised. */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final Gate gate;
  private final String topic;

  Commands(Gate gate, ServiceSpec spec) {
    this.gate = gate;
    this.topic = spec.commands();
  }

  /**
   * A command about something the path names.
   *
   * @param type such as {@code ticket.reply}
   * @param field the body's field for the id, such as {@code ticketId}
   * @param body a JSON object, or nothing for an empty one
   */
  public HttpResponse<?> send(
      Actor actor,
      String type,
      String field,
      String id,
      byte @Nullable [] body,
      @Nullable String idempotencyKey) {
    return send(actor, type, field, id, object(body), idempotencyKey);
  }

  /** The same on behalf of the key's agent, unless the body, which may be left out, names one. */
  public HttpResponse<?> sendAs(
      Actor actor,
      String type,
      String field,
      String id,
      @Nullable String body,
      @Nullable String idempotencyKey) {
    var bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    return sendAs(actor, type, field, id, bytes, idempotencyKey);
  }

  /** The same on behalf of the key's agent, unless the body names one. */
  public HttpResponse<?> sendAs(
      Actor actor,
      String type,
      String field,
      String id,
      byte[] body,
      @Nullable String idempotencyKey) {
    var command = object(body);
    if (actor.role() == Role.AGENT && !command.has("agentId")) {
      command.put("agentId", actor.agent());
    }
    return send(actor, type, field, id, command, idempotencyKey);
  }

  private HttpResponse<?> send(
      Actor actor,
      String type,
      String field,
      String id,
      ObjectNode command,
      @Nullable String idempotencyKey) {
    command.put(field, id);
    return gate.command(actor, topic, type, id, Json.bytes(command), idempotencyKey);
  }

  private static ObjectNode object(byte @Nullable [] body) {
    if (body == null || body.length == 0) return Json.mapper().createObjectNode();
    if (Json.tree(body) instanceof ObjectNode object) return object;
    throw Problem.badRequest("wrong-shape", "The body must be a JSON object.");
  }
}
