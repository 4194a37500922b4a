package io.signalbox.conditions;

import dev.cel.common.CelOptions;

/** What a condition may cost. */
public final class Limits {
  /** How long a condition is at most. */
  public static final int CHARACTERS_MAX = 4_096;

  /** How deep its parts are nested at most. */
  public static final int DEPTH_MAX = 60;

  /** How often all its loops together go round at most, each time it is tried. */
  public static final int ITERATIONS_MAX = 1_000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(CHARACTERS_MAX)
          .maxParseRecursionDepth(DEPTH_MAX)
          .comprehensionMaxIterations(ITERATIONS_MAX)
          .populateMacroCalls(true) // so that a part can be written out as it was written
          .build();

  private Limits() {}
}
