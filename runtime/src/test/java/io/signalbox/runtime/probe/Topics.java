package io.signalbox.runtime.probe;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** The topics of one probe. */
@Singleton
public final class Topics {
  private final String prefix;

  Topics(@Value("${probe.prefix}") String prefix) {
    this.prefix = prefix;
  }

  /** What it reads. */
  public String commands() {
    return prefix + ".commands";
  }

  /** What it reads of another service. */
  public String things() {
    return prefix + ".things";
  }

  /** What it writes. */
  public String events() {
    return prefix;
  }
}
