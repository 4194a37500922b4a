package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site's contract covers a ticket. An invariant: nothing gives a ticket to a site outside
 * its scope. An empty list covers all; what a ticket does not say is covered by an empty list only.
 */
final class Scope {
  private Scope() {}

  static boolean covers(DefineSite site, BacklogKey key, int tier) {
    return holds(site.channels(), key.channel())
        && holds(site.brands(), key.brand())
        && holds(site.intents(), key.intent())
        && holds(site.tiers(), tier);
  }

  private static <T> boolean holds(List<T> scope, @Nullable T asked) {
    return scope.isEmpty() || (asked != null && scope.contains(asked));
  }
}
