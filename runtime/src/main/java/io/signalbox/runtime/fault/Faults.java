package io.signalbox.runtime.fault;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Told at every named step. In production it does nothing. */
@FunctionalInterface
public interface Faults {
  /** Does nothing. */
  Faults NONE = fault -> {};

  /** Called at the step; may throw or halt. */
  void at(Fault fault);

  /**
   * Halts the process, as {@code kill -9} would, when a step is reached for the nth time.
   *
   * @param setting {@code STEP:n}, such as {@code AFTER_COMMIT:37}; null or empty for {@link #NONE}
   */
  static Faults haltingAt(@Nullable String setting) {
    if (setting == null || setting.isEmpty()) return NONE;
    var colon = setting.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("expected STEP:n, not " + setting);
    var step = Fault.valueOf(setting.substring(0, colon));
    var left = new AtomicLong(Long.parseLong(setting.substring(colon + 1)));
    return fault -> {
      if (fault == step && left.decrementAndGet() == 0) Runtime.getRuntime().halt(137);
    };
  }
}
