package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What a request may take.
 *
 * @param within so long may pass from its first byte to its last one
 */
@ConfigurationProperties("signalbox.request")
record RequestSettings(@Bindable(defaultValue = "30s") Duration within) {
  RequestSettings {
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("signalbox.request.within must be positive");
    }
  }
}
