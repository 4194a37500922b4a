package io.signalbox.runtime.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads {@code Authorization: Bearer}: an API key of ours, or a token of the identity provider. */
@Singleton
final class BearerFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  private static final String BEARER = "Bearer ";
  private static final int TOKEN_CHARACTERS_MAX = 8_192;

  private final ApiKeys keys;
  private final Optional<Jwts> jwts;
  private final Scheduler blocking;

  BearerFetcher(
      ApiKeys keys, Optional<Jwts> jwts, @Named(TaskExecutors.BLOCKING) Executor executor) {
    this.keys = keys;
    this.jwts = jwts;
    this.blocking = Schedulers.fromExecutor(executor);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1 || !headers.getFirst().startsWith(BEARER)) {
      return Mono.empty(); // two keys would leave open which one was meant
    }
    var token = headers.getFirst().substring(BEARER.length()).trim();
    return token.length() > TOKEN_CHARACTERS_MAX
        ? Mono.empty()
        : Mono.fromCallable(() -> find(token))
            .subscribeOn(blocking) // the identity provider may have to be asked
            .flatMap(Mono::justOrEmpty);
  }

  private Optional<Authentication> find(String token) {
    return token.startsWith(ApiKeys.SCHEME)
        ? keys.find(token).map(ActorAuthentication::of)
        : jwts.flatMap(believed -> believed.find(token)).map(ActorAuthentication::of);
  }
}
