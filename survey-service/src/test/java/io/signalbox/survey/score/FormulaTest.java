package io.signalbox.survey.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.signalbox.survey.program.Scale;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormulaTest {
  @Test
  void nps_is_promoters_less_detractors() {
    var score = of(Scale.NPS, 10, 9, 8, 7, 6, 0);
    assertThat(score.score()).isCloseTo(0.0, within(1e-9));
    assertThat(of(Scale.NPS, 10, 9).score()).isEqualTo(100.0);
    assertThat(of(Scale.NPS, 0, 6).score()).isEqualTo(-100.0);
    assertThat(of(Scale.NPS, 7, 8).score()).isEqualTo(0.0);
    assertThat(of(Scale.NPS, 9, 9, 3, 7).score()).isEqualTo(25.0);
  }

  @Test
  void the_margin_of_nps_is_that_of_a_difference_of_shares() {
    // 50 % promoters, 30 % detractors of 100: variance 0.8 - 0.04 = 0.76
    var counts = Map.of(10, 50L, 8, 20L, 3, 30L);
    assertThat(Formula.of(Scale.NPS, counts).margin())
        .isCloseTo(1.959964 * Math.sqrt(0.76 / 100) * 100, within(1e-4));
  }

  @Test
  void csat_is_the_share_of_fours_and_fives() {
    assertThat(of(Scale.CSAT, 5, 4, 3, 2, 1).score()).isCloseTo(40.0, within(1e-9));
    assertThat(of(Scale.CSAT, 3).score()).isEqualTo(0.0);
  }

  @Test
  void the_margin_of_csat_is_wilsons_and_no_zero_where_all_agree() {
    assertThat(Formula.of(Scale.CSAT, Map.of(5, 10L)).margin()).isCloseTo(13.8766, within(1e-3));
    // 81 of 263, the example of Newcombe (1998): 0.2553 to 0.3662
    assertThat(Formula.of(Scale.CSAT, Map.of(5, 81L, 1, 182L)).margin())
        .isCloseTo((36.62 - 25.53) / 2, within(0.01));
  }

  @Test
  void ces_is_the_mean() {
    assertThat(of(Scale.CES, 1, 7, 4).score()).isEqualTo(4.0);
    assertThat(of(Scale.CES, 1, 7, 4).margin())
        .isCloseTo(1.959964 * 3 / Math.sqrt(3), within(1e-4));
    assertThat(of(Scale.CES, 5).margin()).isNull();
  }

  @Test
  void no_answer_is_no_score_and_not_a_score_of_nothing() {
    for (var scale : Scale.values()) {
      var score = of(scale);
      assertThat(score.score()).isNull();
      assertThat(score.margin()).isNull();
      assertThat(score.n()).isZero();
      assertThat(score.distribution().values()).containsOnly(0L);
    }
  }

  @Test
  void scores_stay_in_their_range_and_count_each_answer_once() {
    qt().withExamples(2_000)
        .forAll(lists().of(integers().between(1, 5)).ofSizeBetween(1, 60))
        .checkAssert(
            answers -> {
              for (var scale : Scale.values()) {
                var score = of(scale, answers.stream().mapToInt(Integer::intValue).toArray());
                var low = scale == Scale.NPS ? -100.0 : 0.0;
                assertThat(Objects.requireNonNull(score.score())).isBetween(low, 100.0);
                assertThat(score.n()).isEqualTo(answers.size());
                assertThat(score.distribution().values().stream().mapToLong(n -> n).sum())
                    .isEqualTo(answers.size());
                assertThat(score.distribution()).hasSize((int) scale.scores().count());
              }
            });
  }

  private static Score of(Scale scale, int... answers) {
    return Formula.of(
        scale,
        Arrays.stream(answers)
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }
}
