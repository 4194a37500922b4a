package io.signalbox.runtime.definition;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much of definitions is kept.
 *
 * @param bytes how long one may be, as JSON
 * @param versions how many of one are kept, the newest
 */
@ConfigurationProperties("signalbox.definitions")
public record DefinitionSettings(
    @Bindable(defaultValue = "262144") int bytes, @Bindable(defaultValue = "50") int versions) {
  public DefinitionSettings {
    var _ = new DefinitionLimits(bytes, versions);
  }

  /** As a shard takes it. */
  public DefinitionLimits limits() {
    return new DefinitionLimits(bytes, versions);
  }
}
