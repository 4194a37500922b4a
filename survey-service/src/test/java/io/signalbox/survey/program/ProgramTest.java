package io.signalbox.survey.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.util.List;
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

  private static Program program(@Nullable Double sample, @Nullable Duration throttle) {
    return new Program(
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
            List.of()));
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
        List.of());
  }
}
