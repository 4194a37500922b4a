package io.signalbox.sla.clock;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.signalbox.runtime.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all its clocks as it is read to be shown, and what decides who may see them.
 *
 * @param atRiskDue the earliest due date of a clock that was warned of
 * @param brokenOn the earliest breach of a clock that is not over
 * @param body JSON of {@link TicketClocks}
 */
@MappedEntity("ticket_clocks")
public record ClockRow(
    @Id String ticketId,
    String workspace,
    @Nullable String agent,
    @Nullable String site,
    @Nullable String brand,
    @Nullable String queue,
    String channel,
    @Nullable Instant atRiskDue,
    @Nullable Instant brokenOn,
    String body) {

  /** What it holds. */
  public TicketClocks ticket() {
    return Json.read(body, TicketClocks.class);
  }
}
