package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may be tuned of the loop.
 *
 * @param enabled false starts the edge alone, without the loop and without looking at topics
 * @param gather how long a busy loop lets records gather before it decides the next batch
 * @param barrierPatience how long an upstream service may say nothing before timers fire
 *     provisionally
 * @param stillMax a loop that does not move for so long is not alive; longer than any wait of it
 * @param loops how many shards are decided at a time, each loop on a thread of its own; one a core
 *     when it is not set
 * @param haltAt for tests of recovery only: {@code STEP:n} halts the process there
 */
@ConfigurationProperties("signalbox.loop")
public record LoopTuning(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "3ms") Duration gather,
    @Bindable(defaultValue = "5m") Duration barrierPatience,
    @Bindable(defaultValue = "30s") Duration stillMax,
    @Nullable Integer loops,
    @Nullable String haltAt) {
  public LoopTuning {
    if (loops != null && (loops < 1 || loops > LOOPS_MAX)) {
      throw new IllegalArgumentException("signalbox.loop.loops must be 1 to " + LOOPS_MAX);
    }
  }

  private static final int LOOPS_MAX = 64;
}
