package io.signalbox.runtime.stream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How streams treat their readers.
 *
 * @param heartbeat a comment is sent when nothing else was for so long
 * @param stillMax a reader that takes nothing for so long is dropped
 * @param readersMax so many streams may be open
 * @param readersOfKeyMax so many of one key
 */
@ConfigurationProperties("signalbox.stream")
public record StreamSettings(
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "30s") Duration stillMax,
    @Bindable(defaultValue = "1000") int readersMax,
    @Bindable(defaultValue = "32") int readersOfKeyMax) {
  public StreamSettings {
    if (readersMax < 1 || readersOfKeyMax < 1) {
      throw new IllegalArgumentException(
          "signalbox.stream.readers-max and readers-of-key-max must be positive");
    }
  }
}
