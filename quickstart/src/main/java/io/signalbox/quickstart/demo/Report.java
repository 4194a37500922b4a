package io.signalbox.quickstart.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the traffic, counted from the topics.
 *
 * @param contacts all that were sent in, bad ones included
 * @param tickets opened
 * @param duplicates recognised as delivered before
 * @param suspended waiting for a person to release them
 * @param rejected refused at the edge or dead-lettered
 * @param unaccounted nobody can say what became of them; 0 or the run failed
 * @param assigned tickets that had an agent at least once
 * @param deflected 0 while there are no articles that answer before a ticket is opened
 * @param transfers by hand, to another queue
 * @param csat percent of answers 4 and 5; null if nobody answered
 * @param nps percent of answers 9 and 10 less percent of answers 0 to 6; null if nobody answered
 * @param assignMillis from the contact's arrival at Kafka to the ticket's first assignment there
 * @param perChannel assigned tickets, as in {@code perTier} and {@code perSite}; a ticket counts
 *     where it was first assigned
 */
public record Report(
    int contacts,
    int tickets,
    int duplicates,
    int deflected,
    int suspended,
    int rejected,
    int unaccounted,
    int assigned,
    int resolved,
    int warnings,
    int breaches,
    int escalations,
    int transfers,
    int surveysSent,
    int surveysAnswered,
    @Nullable Double csat,
    @Nullable Double nps,
    Quantiles assignMillis,
    Map<String, Integer> perChannel,
    Map<String, Integer> perTier,
    Map<String, Integer> perSite) {

  /** Median and 99th percentile in milliseconds; null where nothing was measured. */
  public record Quantiles(@Nullable Long p50, @Nullable Long p99) {}
}
