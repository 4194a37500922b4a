package io.signalbox.survey.invitation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.survey.Attribution;
import java.time.Instant;

/**
 * A line of the ledger as it is shown: without the address, and without the link, which is the
 * customer's.
 *
 * @param cycle how often the ticket had been reopened before
 * @param standing state, reason, deadline, score, comment, revision, answeredAt
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
    @JsonUnwrapped Flat standing) {

  static InvitationView of(Line line) {
    return new InvitationView(
        line.id().toString(),
        line.ticketId(),
        line.cycle(),
        line.programId(),
        line.metric().value(),
        line.customerId(),
        line.attribution(),
        line.decidedAt(),
        Flat.of(line.standing()));
  }
}
