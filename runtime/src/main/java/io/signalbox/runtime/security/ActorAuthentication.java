package io.signalbox.runtime.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries an {@link Actor} through the framework's security, whose roles are our wire names. */
public final class ActorAuthentication {
  private static final String ACTOR = "actor";
  private static final String UNTIL = "until";

  private ActorAuthentication() {}

  /** Of the holder of an API key. */
  static Authentication of(Actor actor) {
    return Authentication.build(actor.name(), List.of(actor.role().wire()), Map.of(ACTOR, actor));
  }

  /** Of whom a token speaks for. */
  static Authentication of(Session session) {
    var actor = session.actor();
    return Authentication.build(
        actor.name(), List.of(actor.role().wire()), Map.of(ACTOR, actor, UNTIL, session.until()));
  }

  /** Until when the token is good by which it is asked; empty for an API key. */
  static Optional<Instant> until(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .map(authentication -> authentication.getAttributes().get(UNTIL))
        .map(Instant.class::cast);
  }

  /**
   * Who asks, in the workspace asked about: an admin may name one with {@code ?workspace=}.
   *
   * @throws Problem 403 when another names a workspace that is not its own
   */
  public static Optional<Actor> actor(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .map(authentication -> authentication.getAttributes().get(ACTOR))
        .map(Actor.class::cast)
        .map(actor -> inWorkspace(actor, request));
  }

  private static Actor inWorkspace(Actor actor, HttpRequest<?> request) {
    var named = request.getParameters().getFirst("workspace").orElse(actor.workspace());
    if (named.equals(actor.workspace())) {
      return actor;
    }
    if (actor.role() != Role.ADMIN) {
      throw Problem.forbidden("Your key belongs to another workspace; only an admin may name one.");
    }
    if (!Workspaces.isName(named)) {
      throw Problem.badRequest("bad-parameter", "workspace is not a name of a workspace.");
    }
    return new Actor(actor.name(), actor.role(), named, actor.agent(), actor.access());
  }
}
