package io.signalbox.runtime.security;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.web.router.RouteAttributes;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller's method who asks. */
@Singleton
final class ActorBinder implements TypedRequestArgumentBinder<Actor> {
  @Override
  public Argument<Actor> argumentType() {
    return Argument.of(Actor.class);
  }

  @Override
  public BindingResult<Actor> bind(
      ArgumentConversionContext<Actor> context, HttpRequest<?> request) {
    var actor =
        ActorAuthentication.actor(request)
            .orElseThrow(() -> Problem.unauthorised(AuthorizationHandler.HOW));
    if (actor.access().isNarrowed() && !servesNarrowed(request)) {
      throw Problem.forbidden(
          "Your key is narrowed, and what is here can't be: use one that is narrowed to nothing.");
    }
    return () -> Optional.of(actor);
  }

  private static boolean servesNarrowed(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(route -> route.getAnnotationMetadata().hasAnnotation(ServesNarrowed.class))
        .orElse(false);
  }
}
