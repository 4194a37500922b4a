package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Puts together why a ticket went to whom it went. */
public final class Explaining {
  /** How many candidates are kept of a decision. */
  static final int CANDIDATES_MAX = 20;

  /**
   * How many go out with the event: its readers want the gist, and there are thousands a second.
   */
  static final int CANDIDATES_TOLD_MAX = 5;

  private static final double SCORE_DIGITS = 1_000;

  private final String rule;
  private final @Nullable Rank chosen;
  private final List<Rank> free;
  private final List<Candidate> unable = new ArrayList<>();
  private List<Candidate> others = List.of();

  /**
   * Of the choice of one among those who were free.
   *
   * @param free with the chosen one
   */
  Explaining(Ticket ticket, @Nullable Rank chosen, List<Rank> free) {
    this.rule = rule(ticket);
    this.chosen = chosen;
    this.free = free;
  }

  /** The rules that classified it, and what is asked now, which people may have changed. */
  private static String rule(Ticket ticket) {
    var said = ticket.classification().rules();
    var rules = said.isEmpty() ? "no rule" : String.join(", ", said);
    var asked = ticket.placement().requirements();
    var skills = asked.skills().isEmpty() ? "" : ", " + String.join(", ", asked.skills().keySet());
    return rules + ": queue " + ticket.placement().queue() + ", tier " + asked.tier() + skills;
  }

  /** An explanation of what a person or another agent decided. */
  public static Explanation decided(Ticket ticket, String agent, String why) {
    return new Explanation(
        rule(ticket), List.of(new Candidate(agent, Verdict.CHOSEN.wire(), null, why)));
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
    var all = new ArrayList<Candidate>(CANDIDATES_MAX);
    if (chosen != null) all.add(scored(chosen, Verdict.CHOSEN));
    for (var rank : best()) {
      if (!isChosen(rank)) all.add(scored(rank, Verdict.OUTRANKED));
    }
    all.addAll(unable);
    all.addAll(others);
    return new Explanation(rule, first(CANDIDATES_MAX, all));
  }

  private boolean isChosen(Rank rank) {
    return chosen != null && chosen.agent().id().equals(rank.agent().id());
  }

  /** What of it goes out with the event. */
  public static Explanation told(Explanation full) {
    return new Explanation(full.rule(), first(CANDIDATES_TOLD_MAX, full.candidates()));
  }

  private static List<Candidate> first(int max, List<Candidate> all) {
    return all.size() > max ? List.copyOf(all.subList(0, max)) : all;
  }

  /** The first in order of merit: of hundreds who are free, without sorting them all. */
  private List<Rank> best() {
    var kept = new PriorityQueue<>(Rank.BEST_FIRST.reversed());
    for (var rank : free) {
      if (kept.size() < CANDIDATES_MAX) {
        kept.add(rank);
      } else if (Rank.BEST_FIRST.compare(rank, kept.element()) < 0) {
        kept.remove();
        kept.add(rank);
      }
    }
    var ordered = new ArrayList<>(kept);
    ordered.sort(Rank.BEST_FIRST);
    return ordered;
  }

  private static Candidate scored(Rank rank, Verdict verdict) {
    var score = Math.round(rank.score() * SCORE_DIGITS) / SCORE_DIGITS;
    return new Candidate(rank.agent().id(), verdict.wire(), score, null);
  }
}
