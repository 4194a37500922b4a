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

  static boolean covers(DefineSite site, Demand demand) {
    return holds(site.channels(), demand.channel())
        && holds(site.brands(), demand.brand())
        && holds(site.intents(), demand.intent())
        && holds(site.tiers(), demand.tier());
  }

  private static <T> boolean holds(List<T> scope, @Nullable T asked) {
    return scope.isEmpty() || (asked != null && scope.contains(asked));
  }
}
