package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Which service this is, and of what installation.
 *
 * @param service {@code ingest}, {@code routing}, {@code sla} or {@code survey}
 * @param instance a name of this process among those of the service that survives its restart
 * @param partitions how many every topic has; fixed when they are made
 */
@ConfigurationProperties("signalbox")
public record ServiceSettings(
    String service,
    @Bindable(defaultValue = "1") String instance,
    @Bindable(defaultValue = "12") int partitions) {
  public ServiceSettings {
    if (partitions < 1 || partitions > 1_000) {
      throw new IllegalArgumentException("signalbox.partitions must be 1 to 1000");
    }
    if (!instance.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "signalbox.instance must be 1 to 100 letters, digits, dots, dashes or underscores");
    }
  }
}
