package io.signalbox.runtime.definition;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/**
 * HTTP of a kind of which there are several; a service says in a subclass which, and where.
 *
 * @param <D> what defines one
 */
public abstract class DefinitionController<D extends Record> extends DefinitionVerbController<D> {
  /** Of that kind. */
  protected DefinitionController(DefinitionKind<D> kind, DefinitionEdge edge) {
    super(kind, edge);
  }

  /** All, by id. */
  @Get
  @Operation(summary = "All there are, by id")
  public HttpResponse<?> list(
      HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Nullable String limit, // these are read with the request: here they are told of
      @QueryValue @Nullable String cursor) {
    return edge.list(kind, request, actor);
  }

  /** One. */
  @Get("/{id}")
  @Operation(summary = "One as it is now; ETag is the number of its version")
  @ApiResponse(responseCode = "404", description = "There is none of that id in the workspace")
  public HttpResponse<D> one(@Parameter(hidden = true) Actor actor, String id) {
    return edge.one(kind, actor, id);
  }
}
