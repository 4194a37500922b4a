package io.signalbox.runtime.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells the framework which origins may read our answers; without any it sends no such header. */
@Singleton
final class CorsSetup implements BeanCreatedEventListener<CorsConfiguration> {
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofMinutes(30);

  private final CorsSettings settings;

  CorsSetup(CorsSettings settings) {
    this.settings = settings;
  }

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    var cors = event.getBean();
    if (settings.origins().isEmpty()) return cors;
    var named = new CorsOriginConfiguration();
    named.setAllowedOrigins(settings.origins());
    named.setAllowedMethods(
        List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE));
    named.setAllowedHeaders(
        List.of("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"));
    named.setExposedHeaders(List.of("Link", "Location", "Retry-After"));
    named.setAllowCredentials(settings.credentials());
    named.setMaxAge(ASKED_AGAIN_AFTER.toSeconds());
    cors.setEnabled(true);
    cors.setConfigurations(Map.of("named", named));
    return cors;
  }
}
