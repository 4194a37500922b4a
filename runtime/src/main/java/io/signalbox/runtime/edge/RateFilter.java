package io.signalbox.runtime.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.signalbox.runtime.security.ActorAuthentication;

/** Counts every request under {@code /v1} and every public page against who sends it. */
@ServerFilter({"/v1/**", "/s/**"})
@Order(RateFilter.ORDER)
final class RateFilter {
  /** After security: only then it is known whose request it is. */
  static final int ORDER = 45_000;

  private final Limits limits;
  private final Visitors visitors;

  RateFilter(Limits limits, ProxySettings proxies) {
    this.limits = limits;
    this.visitors = proxies.visitors();
  }

  @RequestFilter
  void count(HttpRequest<?> request) {
    ActorAuthentication.actor(request)
        .ifPresentOrElse(
            actor -> limits.take(actor.name(), 1), () -> limits.takeAnonymous(visitor(request)));
  }

  private String visitor(HttpRequest<?> request) {
    var headers = request.getHeaders();
    return visitors.of(
        request.getRemoteAddress().getAddress(),
        headers.getAll("Forwarded"),
        headers.getAll("X-Forwarded-For"));
  }
}
