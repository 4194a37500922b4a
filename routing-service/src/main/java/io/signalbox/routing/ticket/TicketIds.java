package io.signalbox.routing.ticket;

import io.signalbox.runtime.shard.Ids;
import java.util.Optional;
import java.util.UUID;

/** How tickets and offers are named. */
public final class TicketIds {
  private static final char BEFORE_FENCE = '.';
  private static final int FENCE_DIGITS_MAX = 18;

  private TicketIds() {}

  /** An offer's id names its ticket and its fence, so that no table of offers is needed. */
  public record OfferId(UUID ticket, long fence) {
    @Override
    public String toString() {
      return ticket.toString() + BEFORE_FENCE + fence;
    }
  }

  /** The id that text names; empty if it names none. */
  public static Optional<UUID> ticket(String text) {
    return Ids.parse(text);
  }

  /** The offer that text names; empty if it names none. */
  public static Optional<OfferId> offer(String text) {
    var dot = text.indexOf(BEFORE_FENCE);
    if (dot < 0) return Optional.empty();
    var digits = text.substring(dot + 1);
    var number =
        !digits.isEmpty()
            && digits.length() <= FENCE_DIGITS_MAX
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) return Optional.empty();
    return ticket(text.substring(0, dot)).map(t -> new OfferId(t, Long.parseLong(digits)));
  }
}
