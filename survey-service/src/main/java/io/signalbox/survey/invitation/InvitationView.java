package io.signalbox.survey.invitation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.survey.Attribution;
import java.time.Instant;

/**
 * An entry of the ledger as it is shown: without the address, and without the link, which is the
 * customer's.
 *
 * @param cycle how often the ticket had been reopened before
 * @param phase state, reason, deadline, score, comment, revision, answeredAt
 */
record InvitationView(
    String invitationId,
    String ticketId,
    int cycle,
    String programId,
    String metric,
    String customerId,
    Attribution attribution,
    Instant decidedAt,
    @JsonUnwrapped Flat phase) {

  static InvitationView of(LedgerEntry entry) {
    return new InvitationView(
        entry.id().toString(),
        entry.ticketId(),
        entry.cycle(),
        entry.programId(),
        entry.metric().value(),
        entry.customerId(),
        entry.attribution(),
        entry.decidedAt(),
        Flat.of(entry.phase()));
  }
}
