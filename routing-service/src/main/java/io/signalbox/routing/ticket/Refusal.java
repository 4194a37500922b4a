package io.signalbox.routing.ticket;

/**
 * Why a command was not carried out. Expected answers, so values.
 *
 * @param reason stable; what tools decide by
 * @param detail for a person to act on
 */
public record Refusal(String reason, String detail) {

  /** There is no such ticket in the workspace. */
  public static Refusal unknownTicket(String id) {
    return new Refusal("unknown-ticket", "There is no ticket " + id + ".");
  }

  /** We never gave such an answer. */
  public static Refusal unknownMessage(String id) {
    return new Refusal("unknown-message", "No answer of ours has the id " + id + ".");
  }

  /** There never was such an offer. */
  public static Refusal unknownOffer(String id) {
    return new Refusal("unknown-offer", "There is no offer " + id + ".");
  }

  /** There is no such agent. */
  public static Refusal unknownAgent(String id) {
    return new Refusal("unknown-agent", "There is no agent " + id + ".");
  }

  /** There is no such site. */
  public static Refusal unknownSite(String id) {
    return new Refusal("unknown-site", "There is no site " + id + ". Define it first.");
  }

  /** There is no such queue. */
  public static Refusal unknownQueue(String id) {
    return new Refusal("unknown-queue", "There is no queue " + id + ". Define it first.");
  }

  /** A later offer or assignment has taken the place of the one that was meant. */
  public static Refusal staleFence(long meant, long now) {
    return new Refusal(
        "stale-fence", "Offer number " + meant + " is over; the ticket is at " + now + ".");
  }

  /** Nobody answered the offer in time. */
  public static Refusal offerExpired() {
    return new Refusal("offer-expired", "The time to answer this offer is over.");
  }

  /** The offer was answered or withdrawn. */
  public static Refusal offerEnded(String how) {
    return new Refusal("offer-ended", "This offer is over: " + how + ".");
  }

  /** The offer is another agent's. */
  public static Refusal notYourOffer() {
    return new Refusal("not-your-offer", "This offer was made to another agent.");
  }

  /** The ticket is not the agent's. */
  public static Refusal notYourTicket() {
    return new Refusal("not-your-ticket", "This ticket is not with this agent.");
  }

  /** This cannot be done to a ticket in that status. */
  public static Refusal wrongStatus(Status status) {
    return new Refusal(
        "wrong-status", "This cannot be done while the ticket is " + status.wire() + ".");
  }

  /** The ticket has moved on since the command was decided on. */
  public static Refusal staleVersion(long expected, long now) {
    return new Refusal(
        "stale-version", "Decided on version " + expected + "; the ticket is at " + now + ".");
  }

  /** There is nobody who could take it. */
  public static Refusal nobodyQualified(String what) {
    return new Refusal("nobody-qualified", "No agent may take this ticket " + what + ".");
  }

  /** There are some who could take it, and none of them takes work. */
  public static Refusal nobodyAvailable(String what) {
    return new Refusal("nobody-available", "Nobody takes work " + what + ".");
  }

  /** There are no agents beyond the tier the ticket is at. */
  public static Refusal topTier(int tier) {
    return new Refusal("top-tier", "The ticket is with tier " + tier + " already.");
  }

  /** The agent named takes no work, or no more. */
  public static Refusal agentUnavailable(String id, String why) {
    return new Refusal("agent-unavailable", "Agent " + id + " cannot take it: " + why + ".");
  }

  /** The agent is not cleared for it, or their site is not or has no contract for it. */
  public static Refusal outOfScope(String agent) {
    return new Refusal(
        "out-of-scope", "Agent " + agent + " or their site must not have this ticket.");
  }

  /** The customer left no address on the ticket's channel. */
  public static Refusal noAddress() {
    return new Refusal("no-address", "The customer left no address to answer to.");
  }

  /** Something the command needs is missing. */
  public static Refusal incomplete(String what) {
    return new Refusal("incomplete", what);
  }

  /** A definition that makes no sense. */
  public static Refusal badDefinition(String reason, String why) {
    return new Refusal(reason, why);
  }

  /** More of something than a workspace may have. */
  public static Refusal tooMany(String what, int max) {
    return new Refusal("too-many", "A workspace has at most " + max + " " + what + ".");
  }
}
