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
 * HTTP of a kind of which there is one; a service says in a subclass which, and where.
 *
 * @param <D> what defines it
 */
public abstract class SingleDefinitionController<D extends Record> {
  private static final String KEY = "Idempotency-Key";

  private final DefinitionKind<D> kind;
  private final DefinitionEdge edge;

  /** Of that kind. */
  protected SingleDefinitionController(DefinitionKind<D> kind, DefinitionEdge edge) {
    this.kind = kind;
    this.edge = edge;
  }

  /** One. */
  @Get
  @Operation(summary = "It as it is now; ETag is the number of its version")
  @ApiResponse(responseCode = "404", description = "There is none in the workspace")
  public HttpResponse<D> one(@Parameter(hidden = true) Actor actor) {
    return edge.one(kind, actor, DefinitionKind.ONLY);
  }

  /** Sets it up. */
  @Put
  @Operation(
      summary = "Sets it up, or changes it",
      description = "The body takes the place of all that it was.")
  @ApiResponse(responseCode = "200", description = "The version it is in; changed if that is new")
  @ApiResponse(responseCode = "400", description = "Not in form; says which fields are wrong")
  @ApiResponse(responseCode = "409", description = "Refused, for the reason it says")
  public HttpResponse<?> define(
      @Parameter(hidden = true) Actor actor,
      @Body byte[] body,
      @Header(KEY) @Nullable String idempotencyKey) {
    return edge.define(kind, Verb.DEFINE, actor, null, body, _ -> {}, idempotencyKey);
  }

  /** Takes it out. */
  @Delete
  @Operation(summary = "Removes it; its versions stay")
  @ApiResponse(responseCode = "409", description = "There is none, or something needs it")
  public HttpResponse<?> remove(
      @Parameter(hidden = true) Actor actor, @Header(KEY) @Nullable String idempotencyKey) {
    return edge.remove(kind, actor, null, idempotencyKey);
  }

  /** Tries it out. */
  @Post("/validate")
  @Operation(
      summary = "Answers as if the definition were sent, and changes nothing",
      description = "The body is the definition.")
  @ApiResponse(responseCode = "200", description = "It would be taken")
  @ApiResponse(responseCode = "409", description = "It would be refused, for the reason it says")
  public HttpResponse<?> validate(@Parameter(hidden = true) Actor actor, @Body byte[] body) {
    return edge.define(kind, Verb.VALIDATE, actor, null, body, _ -> {}, null);
  }

  /** What it was. */
  @Get("/versions")
  @Operation(summary = "Its versions, the newest first: when they were made, and by whom")
  public HttpResponse<?> versions(
      HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Nullable String limit, // these are read with the request: here they are told of
      @QueryValue @Nullable String cursor) {
    return edge.history(kind, request, actor, DefinitionKind.ONLY);
  }

  /** What it was once. */
  @Get("/versions/{version}")
  @Operation(summary = "It as it was in that version")
  @ApiResponse(responseCode = "404", description = "It never was, was removed, or is forgotten")
  public HttpResponse<D> version(@Parameter(hidden = true) Actor actor, int version) {
    return edge.version(kind, actor, DefinitionKind.ONLY, version);
  }

  /** Makes it what it was once. */
  @Post("/versions/{version}/restore")
  @Operation(summary = "Makes it again what it was in that version, which makes a new one")
  @ApiResponse(responseCode = "200", description = "The version it is in; changed if that is new")
  @ApiResponse(responseCode = "409", description = "Refused, for the reason it says")
  public HttpResponse<?> restore(
      @Parameter(hidden = true) Actor actor,
      int version,
      @Header(KEY) @Nullable String idempotencyKey) {
    return edge.restore(kind, actor, null, version, idempotencyKey);
  }
}
