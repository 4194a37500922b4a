package io.signalbox.routing.settings;

import java.time.Duration;

/**
 * How routing behaves where no definition says otherwise.
 *
 * @param offerTimeout how long an agent has to answer an offer
 * @param coolDown how long who missed an offer gets none; doubles with every miss in a row
 * @param declinedPause how long a waiting ticket is kept from those who declined it
 * @param reopenWindow how long after its resolution a ticket is reopened by a late message
 * @param absentWork how long an agent may be offline before what they have in work goes to others
 * @param absentWaiting how long before what waits with them, pending or on hold, is nobody's
 * @param ticketsKept how long after a ticket is over what was said in it is kept
 * @param ticketsCachedMax how many tickets a shard keeps at hand beyond those it needs
 */
public record RoutingSettings(
    Duration offerTimeout,
    Duration coolDown,
    Duration declinedPause,
    Duration reopenWindow,
    Duration absentWork,
    Duration absentWaiting,
    Duration ticketsKept,
    int ticketsCachedMax) {

  /** What is set where nothing is. */
  public static final RoutingSettings DEFAULT =
      new RoutingSettings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofDays(7),
          Duration.ofMinutes(30),
          Duration.ofDays(3),
          Duration.ofDays(730),
          5_000);

  public RoutingSettings {
    require(offerTimeout.isPositive(), "routing.offer-timeout must be positive");
    require(coolDown.isPositive(), "routing.cool-down must be positive");
    require(declinedPause.isPositive(), "routing.declined-pause must be positive");
    require(!reopenWindow.isNegative(), "routing.reopen-window must not be negative");
    require(absentWork.isPositive(), "routing.absent-work must be positive");
    require(absentWaiting.isPositive(), "routing.absent-waiting must be positive");
    require(
        ticketsKept.compareTo(reopenWindow) > 0,
        "routing.tickets-kept must be more than routing.reopen-window");
    require(ticketsCachedMax >= 0, "routing.tickets-cached-max must not be negative");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalArgumentException(otherwise);
  }
}
