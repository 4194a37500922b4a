package io.signalbox.routing.desk;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.Requirements;
import java.time.Instant;
import java.util.List;

/**
 * Why a ticket waits, as things stand now.
 *
 * @param since its place among those of the same priority
 * @param place 1 if it is the next of its queue
 * @param reason {@code nobody-qualified}, {@code all-declined} or {@code nobody-free}
 * @param candidates who could take it, and what keeps each from it now; then who may not, and why
 */
record WaitingDetails(
    Instant since,
    long place,
    String reason,
    Requirements requirements,
    List<Candidate> candidates) {}
