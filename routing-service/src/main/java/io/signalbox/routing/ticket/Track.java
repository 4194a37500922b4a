package io.signalbox.routing.ticket;

import io.signalbox.contracts.ticket.OfferEnd;
import org.jspecify.annotations.Nullable;

/**
 * How far a ticket has come.
 *
 * @param version the number of its last event
 * @param fence the number of its last offer or assignment: only rises
 * @param reopened how often it came back after a resolution
 * @param answers what a reply answers
 * @param lastOffer the offer that ended last
 */
public record Track(
    long version, long fence, int reopened, Answering answers, @Nullable EndedOffer lastOffer) {

  /** An offer that is over, kept to tell a late answer why. */
  public record EndedOffer(long fence, String agent, OfferEnd end) {}

  /** Before the first event. */
  public static Track begun(Answering answers) {
    return new Track(0, 0, 0, answers, null);
  }

  Track told() {
    return new Track(version + 1, fence, reopened, answers, lastOffer);
  }

  Track fenced() {
    return new Track(version, fence + 1, reopened, answers, lastOffer);
  }

  Track cameBack() {
    return new Track(version, fence, reopened + 1, answers, lastOffer);
  }

  Track answering(Answering message) {
    return new Track(version, fence, reopened, message, lastOffer);
  }

  Track ended(EndedOffer offer) {
    return new Track(version, fence, reopened, answers, offer);
  }
}
