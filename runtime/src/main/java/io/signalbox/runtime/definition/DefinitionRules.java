package io.signalbox.runtime.definition;

import io.signalbox.runtime.shard.Decision;

/**
 * What a service says of its definitions.
 *
 * @param <F> its facts
 */
public interface DefinitionRules<F> {
  /**
   * What comes of a version that differs from the one before: refused, or taken with all that
   * follows, of which the fact that it came is one. A removal is refused while something needs it.
   */
  Decision<F> decide(Definition next);

  /** What comes of one that is refused already. */
  default Decision<F> refuse(String id, String reason, String detail) {
    return Decision.refused(reason, detail);
  }
}
