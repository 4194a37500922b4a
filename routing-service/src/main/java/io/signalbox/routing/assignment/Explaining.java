package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together why a ticket went to whom it went. */
public final class Explaining {
  /** How many candidates are kept of a decision. */
  static final int CANDIDATES_MAX = 50;

  /**
   * How many go out with the event: its readers want the gist, and there are thousands a second.
   */
  static final int CANDIDATES_TOLD_MAX = 5;

  private static final double SCORE_DIGITS = 1_000;

  private final String rule;
  private final List<Rank> outranked = new ArrayList<>();
  private final List<Candidate> unable = new ArrayList<>();
  private List<Candidate> others = List.of();
  private @Nullable Candidate chosen;

  Explaining(Ticket ticket) {
    this.rule = rule(ticket);
  }

  /**
   * The rules that classified it, and what is demanded now, which an escalation may have changed.
   */
  private static String rule(Ticket ticket) {
    var need = ticket.need();
    var rules = need.rules().isEmpty() ? "no rule" : String.join(", ", need.rules());
    var skills = need.skills().isEmpty() ? "" : ", " + String.join(", ", need.skills());
    return rules + ": queue " + need.queue() + ", tier " + need.tier() + skills;
  }

  /** An explanation of what a person or another agent decided. */
  public static Explanation decided(Ticket ticket, String agent, String why) {
    return new Explanation(
        rule(ticket), List.of(new Candidate(agent, Verdict.CHOSEN.wire(), null, why)));
  }

  void chosen(Rank rank) {
    chosen = scored(rank, Verdict.CHOSEN);
  }

  void outranked(Rank rank) {
    outranked.add(rank);
  }

  void not(DefineAgent agent, Verdict verdict) {
    if (unable.size() < CANDIDATES_MAX) {
      unable.add(new Candidate(agent.id(), verdict.wire(), null, null));
    }
  }

  void others(List<Candidate> notQualified) {
    others = notQualified;
  }

  /** All of it: the chosen one, then the next best, then those who could not, then who may not. */
  public Explanation full() {
    return new Explanation(rule, candidates(CANDIDATES_MAX));
  }

  /** What goes out with the event. */
  public Explanation told() {
    return new Explanation(rule, candidates(CANDIDATES_TOLD_MAX));
  }

  private List<Candidate> candidates(int max) {
    var all = new ArrayList<Candidate>();
    if (chosen != null) all.add(chosen);
    outranked.stream()
        .sorted(Rank.BEST_FIRST)
        .limit(max)
        .map(rank -> scored(rank, Verdict.OUTRANKED))
        .forEach(all::add);
    all.addAll(unable);
    all.addAll(others);
    return all.size() > max ? all.subList(0, max) : all;
  }

  private static Candidate scored(Rank rank, Verdict verdict) {
    var score = Math.round(rank.score() * SCORE_DIGITS) / SCORE_DIGITS;
    return new Candidate(rank.agent().id(), verdict.wire(), score, null);
  }
}
