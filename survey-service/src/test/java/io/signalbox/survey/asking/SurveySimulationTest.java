package io.signalbox.survey.asking;

import static io.signalbox.survey.asking.Office.program;
import static io.signalbox.survey.asking.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.survey.SurveyCommand.OptOut;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.survey.SurveyEvent.Answered;
import io.signalbox.contracts.survey.SurveyEvent.Cancelled;
import io.signalbox.contracts.survey.SurveyEvent.Invited;
import io.signalbox.contracts.survey.SurveyMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Few customers with many tickets, impatient fingers, crashes and time: one seed one run. */
class SurveySimulationTest {
  private static final int STEPS = Boolean.getBoolean("soak") ? 3_000 : 150;
  private static final Duration THROTTLE = Duration.ofDays(3);

  @ParameterizedTest(name = "seed {0} on H2")
  @MethodSource("seeds")
  void every_resolution_has_one_line_and_every_survey_one_answer(long seed) {
    run(seed, Stores.H2);
  }

  @ParameterizedTest(name = "seed {0} on PostgreSQL")
  @MethodSource("few")
  void on_postgres_too(long seed) {
    run(seed, Stores.POSTGRES);
  }

  static LongStream seeds() {
    var seed = Long.getLong("seed", 0);
    return seed != 0 ? LongStream.of(seed) : LongStream.rangeClosed(1, 25);
  }

  static LongStream few() {
    return seeds().limit(3);
  }

  private static void run(long seed, Stores stores) {
    try (var office = new Office(stores)) {
      var random = new Random(seed);
      var delay = random.nextBoolean() ? Duration.ofHours(random.nextInt(40)) : null;
      var sample = random.nextInt(3) == 0 ? 0.5 : null;
      office.command(program("p1", SurveyMetric.CSAT, THROTTLE, delay, sample));
      var world = new World(random, office);
      for (var step = 0; step < STEPS; step++) {
        world.step();
        world.checkPeace();
      }
      world.check();
    }
  }

  /** One that was sent. */
  private record Invitation(String id, Instant at) {}

  private static final class World {
    private final Random random;
    private final Office office;
    private final List<Tickets> resolved = new ArrayList<>();
    private final List<String> invitations = new ArrayList<>();
    private final Map<String, List<Invitation>> asked = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private int tickets;
    private int resolutions;

    World(Random random, Office office) {
      this.random = random;
      this.office = office;
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> office.shard.reload();
        case 1, 2, 3 -> note(office.later(Duration.ofMinutes(random.nextInt(60 * 48))));
        case 4 -> reopen();
        case 5 -> {
          var _ = office.command(new OptOut(customer(), random.nextBoolean()));
        }
        case 6, 7, 8 -> answer();
        default -> resolve(ticket("t" + ++tickets).of(customer()));
      }
    }

    private void resolve(Tickets ticket) {
      resolutions++;
      resolved.add(ticket);
      note(office.resolved(ticket));
      if (random.nextInt(5) == 0) {
        assertThat(office.resolved(ticket)).as("told twice").isEmpty();
      }
    }

    private void reopen() {
      if (!resolved.isEmpty()) {
        var ticket = resolved.remove(random.nextInt(resolved.size()));
        var again = ticket.reopenedTimes(ticket.reopened() + 1);
        note(office.reopened(again));
        if (random.nextBoolean()) {
          resolve(again);
        }
      }
    }

    private void answer() {
      if (!invitations.isEmpty()) {
        var invitation = invitations.get(random.nextInt(invitations.size()));
        var score = 1 + random.nextInt(5);
        note(office.answers(invitation, score, null));
        if (random.nextBoolean()) {
          assertThat(office.answers(invitation, score, null)).as("twice").isEmpty();
        }
      }
    }

    private void note(List<SurveyEvent> told) {
      for (var event : told) {
        if (event instanceof Invited invited) {
          invitations.add(invited.invitationId());
          asked
              .computeIfAbsent(invited.customerId(), _ -> new ArrayList<>())
              .add(
                  new Invitation(
                      invited.invitationId(), invited.expiresAt().minus(Office.OPEN_FOR)));
        } else if (event instanceof Cancelled cancelled) {
          withdrawn.add(cancelled.invitationId());
        } else if (event instanceof Answered answered) {
          counted.put(answered.invitationId(), answered.score());
          assertThat(answered.revision())
              .isEqualTo(revisions.merge(answered.invitationId(), 1, Integer::sum));
        }
      }
    }

    void checkPeace() {
      for (var sent : asked.values()) {
        Instant kept = null;
        for (var i = 0; i < sent.size(); i++) {
          var at = sent.get(i).at();
          if (kept != null) {
            assertThat(Duration.between(kept, at)).isGreaterThanOrEqualTo(THROTTLE);
          }
          if (!withdrawn.contains(sent.get(i).id())) {
            kept = at;
          }
          var lately = i - Office.CAP.invitationsMax();
          if (lately >= 0) {
            assertThat(Duration.between(sent.get(lately).at(), at))
                .isGreaterThanOrEqualTo(Office.CAP.within());
          }
        }
      }
    }

    void check() {
      note(office.later(Duration.ofDays(60)));
      assertThat(office.rows("select count(*) from ledger")).containsExactly("" + resolutions);
      assertThat(office.rows("select ticket_id, cycle from ledger")).doesNotHaveDuplicates();
      assertThat(office.rows("select 1 from ledger where state in ('planned', 'invited')"))
          .as("in the end all is over")
          .isEmpty();
      assertThat(office.rows("select 1 from ledger where state = 'answered'"))
          .hasSameSizeAs(counted.keySet());
      for (var answer : counted.entrySet()) {
        assertThat(office.rows("select score from ledger where id = '" + answer.getKey() + "'"))
            .containsExactly("" + answer.getValue());
      }
      assertThat(office.sent).hasSameSizeAs(invitations);
      assertThat(office.shard.timers()).isEmpty();
      assertThat(invitations).as("worth running").isNotEmpty();
    }

    private String customer() {
      return "customer-" + random.nextInt(6);
    }
  }
}
