package io.signalbox.routing.settings;

import java.time.Duration;

/**
 * How routing behaves where no definition says otherwise.
 *
 * @param offerTimeout how long an agent has to answer an offer
 * @param coolDown how long who missed an offer gets none; doubles with every miss in a row
 * @param declinedPause how long a waiting ticket is kept from those who declined it
 * @param reopenWindow how long after its resolution a ticket is reopened by a late message
 * @param ticketsCachedMax how many tickets a shard keeps at hand beyond those it needs
 */
public record RoutingSettings(
    Duration offerTimeout,
    Duration coolDown,
    Duration declinedPause,
    Duration reopenWindow,
    int ticketsCachedMax) {

  /** What is set where nothing is. */
  public static final RoutingSettings DEFAULT =
      new RoutingSettings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofDays(7),
          5_000);

  public RoutingSettings {
    require(offerTimeout.isPositive(), "routing.offer-timeout must be positive");
    require(coolDown.isPositive(), "routing.cool-down must be positive");
    require(declinedPause.isPositive(), "routing.declined-pause must be positive");
    require(!reopenWindow.isNegative(), "routing.reopen-window must not be negative");
    require(ticketsCachedMax >= 0, "routing.tickets-cached-max must not be negative");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalArgumentException(otherwise);
  }
}
