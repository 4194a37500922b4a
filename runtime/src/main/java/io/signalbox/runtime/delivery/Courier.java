package io.signalbox.runtime.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Makes attempts, in the background, and reports each on the log. May be asked from any thread, and
 * never waits.
 */
public interface Courier {
  /** For services that call nobody. */
  Courier NONE =
      new Courier() {
        @Override
        public void take(int shard, List<Attempt> attempts) {
          if (!attempts.isEmpty()) throw new IllegalStateException("nobody makes deliveries here");
        }

        @Override
        public Collection<UUID> withdraw(int shard, Collection<UUID> deliveries) {
          return List.of();
        }

        @Override
        public void leave(int shard) {}
      };

  /** Makes these; each ends with its report, unless the shard is left before. */
  void take(int shard, List<Attempt> attempts);

  /**
   * These are not to be made: they have been reported, by us or a former owner, or their target is
   * to be left alone.
   *
   * @return those of which no call was begun, and none will be
   */
  Collection<UUID> withdraw(int shard, Collection<UUID> deliveries);

  /** The shard is not ours any more: what is not under way is not begun. */
  void leave(int shard);
}
