package io.signalbox.runtime.loop;

import io.signalbox.runtime.store.OutcomeRow;

/** Told of every answer once it is committed, on the loop's thread: must not block. */
@FunctionalInterface
public interface OutcomeListener {
  /** Tells nobody. */
  OutcomeListener NONE = outcome -> {};

  /** This was decided and committed. */
  void decided(OutcomeRow outcome);
}
