package io.signalbox.survey.invitation;

import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.survey.Attribution;
import io.signalbox.contracts.survey.SurveyMetric;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger: what became of the question how it went, for one resolution of a ticket.
 *
 * @param id also the invitation's
 * @param cycle how often the ticket had been reopened before
 * @param attribution whom an answer counts for, fixed at the resolution
 * @param delivery null if there was nothing to deliver
 * @param decidedAt when the ticket was resolved
 */
public record LedgerEntry(
    UUID id,
    String workspace,
    String ticketId,
    int cycle,
    String programId,
    SurveyMetric metric,
    String customerId,
    Attribution attribution,
    @Nullable Delivery delivery,
    Instant decidedAt,
    InvitationPhase phase) {

  /** The same entry in another phase. */
  public LedgerEntry with(InvitationPhase now) {
    return new LedgerEntry(
        id,
        workspace,
        ticketId,
        cycle,
        programId,
        metric,
        customerId,
        attribution,
        delivery,
        decidedAt,
        now);
  }

  /** The same entry, nobody's: it goes on to count. */
  public LedgerEntry erased() {
    return new LedgerEntry(
        id,
        workspace,
        ticketId,
        cycle,
        programId,
        metric,
        ErasureEvent.NOBODY,
        attribution,
        null,
        decidedAt,
        phase);
  }
}
