package io.signalbox.runtime.definition;

/**
 * How much of definitions is kept.
 *
 * @param bytes how long one may be, as JSON
 * @param versions how many of one are kept, the newest
 */
public record DefinitionLimits(int bytes, int versions) {
  /** What holds where nothing else is said. */
  public static final DefinitionLimits USUAL = new DefinitionLimits(256 << 10, 50);

  public DefinitionLimits {
    if (bytes < 1_000 || versions < 1) {
      throw new IllegalArgumentException(
          "signalbox.definitions: at least 1000 bytes and 1 version are kept");
    }
  }
}
