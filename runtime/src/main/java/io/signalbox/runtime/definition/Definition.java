package io.signalbox.runtime.definition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of what a workspace has set up.
 *
 * @param version counted from 1, also over removals
 * @param body what was said; null if it was removed
 * @param at when it was decided, in log time
 * @param by whoever asked
 * @param restored the version whose content it has again
 */
public record Definition(
    String workspace,
    DefinitionKind<?> kind,
    String id,
    int version,
    @Nullable Record body,
    Instant at,
    String by,
    @Nullable Integer restored) {

  /** Whether it is no more. */
  public boolean removed() {
    return body == null;
  }
}
