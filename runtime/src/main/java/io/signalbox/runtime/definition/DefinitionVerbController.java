package io.signalbox.runtime.definition;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/**
 * HTTP of a kind of which there are several, but what shows them as they are now; a service says in
 * a subclass which kind, and where.
 *
 * @param <D> what defines one
 */
public abstract class DefinitionVerbController<D extends Record> {
  private static final String KEY = "Idempotency-Key";

  final DefinitionKind<D> kind;
  final DefinitionEdge edge;

  /** Of that kind. */
  protected DefinitionVerbController(DefinitionKind<D> kind, DefinitionEdge edge) {
    this.kind = kind;
    this.edge = edge;
  }

  /**
   * Looks at a definition before it is sent, for kinds that can say more precisely than the
   * decision what is wrong with it.
   *
   * @throws io.signalbox.runtime.problem.Problem 400 with all that is wrong
   */
  protected void check(byte[] body) {
    // most leave it to the decision
  }

  /** Sets it up. */
  @Put("/{id}")
  @Operation(
      summary = "Sets one up, or changes it",
      description = "The body is the definition; its id is that of the path.")
  @ApiResponse(responseCode = "200", description = "The version it is in; changed if that is new")
  @ApiResponse(responseCode = "400", description = "Not in form; says which fields are wrong")
  @ApiResponse(responseCode = "409", description = "Refused, for the reason it says")
  public HttpResponse<?> define(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(KEY) @Nullable String idempotencyKey) {
    return edge.define(kind, Verb.DEFINE, actor, id, body, this::check, idempotencyKey);
  }

  /** Takes it out. */
  @Delete("/{id}")
  @Operation(summary = "Removes one; its versions stay")
  @ApiResponse(responseCode = "409", description = "There is none, or something needs it")
  public HttpResponse<?> remove(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Header(KEY) @Nullable String idempotencyKey) {
    return edge.remove(kind, actor, id, idempotencyKey);
  }

  /** Tries it out. */
  @Post("/validate")
  @Operation(
      summary = "Answers as if the definition were sent, and changes nothing",
      description = "The body is the definition with its id.")
  @ApiResponse(responseCode = "200", description = "It would be taken")
  @ApiResponse(responseCode = "409", description = "It would be refused, for the reason it says")
  public HttpResponse<?> validate(@Parameter(hidden = true) Actor actor, @Body byte[] body) {
    return edge.define(kind, Verb.VALIDATE, actor, null, body, this::check, null);
  }

  /** What it was. */
  @Get("/{id}/versions")
  @Operation(summary = "Its versions, the newest first: when they were made, and by whom")
  public HttpResponse<?> versions(
      HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id,
      @QueryValue @Nullable String limit, // these are read with the request: here they are told of
      @QueryValue @Nullable String cursor) {
    return edge.history(kind, request, actor, id);
  }

  /** What it was once. */
  @Get("/{id}/versions/{version}")
  @Operation(summary = "One as it was in that version")
  @ApiResponse(responseCode = "404", description = "It never was, was removed, or is forgotten")
  public HttpResponse<D> version(@Parameter(hidden = true) Actor actor, String id, int version) {
    return edge.version(kind, actor, id, version);
  }

  /** Makes it what it was once. */
  @Post("/{id}/versions/{version}/restore")
  @Operation(summary = "Makes it again what it was in that version, which makes a new one")
  @ApiResponse(responseCode = "200", description = "The version it is in; changed if that is new")
  @ApiResponse(responseCode = "409", description = "Refused, for the reason it says")
  public HttpResponse<?> restore(
      @Parameter(hidden = true) Actor actor,
      String id,
      int version,
      @Header(KEY) @Nullable String idempotencyKey) {
    return edge.restore(kind, actor, id, version, idempotencyKey);
  }
}
