package io.signalbox.runtime.webhook;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.InstantSource;

/** Who posts webhooks, and where they may go, in a service. */
@Factory
@Requires(beans = ServiceSpec.class)
final class WebhookFactory {
  @Singleton
  Reach reach(WebhookSettings settings) {
    return settings.reach();
  }

  @Singleton
  @Bean(preDestroy = "close")
  WebhookCarrier carrier(WebhookSettings settings, Reach reach, InstantSource clock) {
    return new WebhookCarrier(
        reach,
        new Secrets(System::getenv, settings.secretsDir()),
        InetAddress::getAllByName,
        settings.silenceMax(),
        clock);
  }
}
