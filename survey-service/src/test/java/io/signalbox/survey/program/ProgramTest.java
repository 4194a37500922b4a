package io.signalbox.survey.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketFacts;
import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void a_sample_is_the_share_it_says_and_says_nothing_about_the_ticket() {
    var tenth = program(0.1, null);
    for (var group : List.of("agent-1", "agent-2", "agent-3")) {
      var asked =
          IntStream.range(0, 20_000)
              .filter(i -> tenth.samples(Ids.hash(group, "t" + i).getLeastSignificantBits()))
              .count();
      // five standard deviations of a fair draw are 212
      assertThat(asked).isCloseTo(2_000, within(212L));
    }
  }

  @Test
  void all_are_asked_where_no_sample_is_drawn_and_nobody_where_it_is_empty() {
    for (var lot : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(program(null, null).samples(lot)).isTrue();
      assertThat(program(1.0, null).samples(lot)).isTrue();
      assertThat(program(0.0, null).samples(lot)).isFalse();
    }
  }

  @Test
  void a_larger_sample_has_all_of_a_smaller_one() {
    for (var i = 0; i < 5_000; i++) {
      var lot = Ids.hash("t" + i).getLeastSignificantBits();
      assertThat(!program(0.2, null).samples(lot) || program(0.3, null).samples(lot)).isTrue();
    }
  }

  @Test
  void each_metric_has_its_own_peace_unless_the_program_says_otherwise() {
    assertThat(program(null, null).throttle()).isEqualTo(Duration.ofDays(7));
    assertThat(program(null, Duration.ZERO).throttle()).isZero();
  }

  @Test
  void a_definition_that_can_never_work_is_refused() {
    assertThat(Program.flaw(definition("stars", "resolved", null))).isPresent();
    assertThat(Program.flaw(definition("csat", "monthly", null))).isPresent();
    assertThat(Program.flaw(definition("csat", "resolved", Duration.ofDays(-1)))).isPresent();
    assertThat(Program.flaw(definition("csat", "resolved", null))).isEmpty();
  }

  @Test
  void a_condition_says_which_tickets_it_asks_about() {
    var german = Program.of("ws", asking("language == 'de' && customer.attributes.seats > 10"));
    assertThat(german.asksAbout(ticket("de", 11))).isTrue();
    assertThat(german.asksAbout(ticket("de", 10))).isFalse();
    assertThat(german.asksAbout(ticket("en", 11))).isFalse();
    assertThat(german.asksAbout(ticket("de", null))).isFalse();
    assertThat(Program.of("ws", asking(null)).asksAbout(ticket("en", null))).isTrue();
  }

  @Test
  void what_is_no_condition_is_refused() {
    for (var wrong : List.of("language =", "tier", "text == ''", "x".repeat(5_000))) {
      assertThat(Program.flaw(asking(wrong))).as(wrong).isPresent();
    }
    assertThat(Program.flaw(asking("tier < 3"))).isEmpty();
  }

  private static DefineProgram asking(@Nullable String condition) {
    return new DefineProgram(
        "p",
        SurveyMetric.CSAT,
        "How?",
        SurveyTrigger.RESOLVED,
        null,
        null,
        null,
        null,
        List.of(),
        condition);
  }

  private static TicketFacts ticket(String language, @Nullable Integer seats) {
    var known = seats == null ? Map.<String, Object>of() : Map.<String, Object>of("seats", seats);
    var customer = new CustomerFacts(null, null, null, null, null, null, known);
    return new TicketFacts(
        Channel.EMAIL, null, null, null, Priority.NORMAL, 1, null, language, customer);
  }

  private static Program program(@Nullable Double sample, @Nullable Duration throttle) {
    return Program.of(
        "ws",
        new DefineProgram(
            "p",
            SurveyMetric.CSAT,
            "How?",
            SurveyTrigger.RESOLVED,
            throttle,
            null,
            null,
            sample,
            List.of(),
            null));
  }

  private static DefineProgram definition(String metric, String trigger, @Nullable Duration delay) {
    return new DefineProgram(
        "p",
        new SurveyMetric(metric),
        "How?",
        new SurveyTrigger(trigger),
        null,
        null,
        delay,
        null,
        List.of(),
        null);
  }
}
