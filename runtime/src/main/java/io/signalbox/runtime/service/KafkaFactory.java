package io.signalbox.runtime.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.settings.KafkaSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The world outside: Kafka and the clock. */
@Factory
final class KafkaFactory {
  @Singleton
  KafkaClients clients(KafkaSettings settings) {
    return new KafkaClients(
        settings.bootstrapServers(), settings.sessionTimeout(), settings.extra());
  }

  @Singleton
  @Bean(preDestroy = "close")
  LogView logView(KafkaClients clients) {
    return clients.logView();
  }

  @Primary // Micronaut has one of its own, of the same time
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
