package io.signalbox.survey.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputationTest {
  @Test
  void who_said_nothing_is_counted_and_no_part_of_the_score() {
    var score = compute("{\"metric\":\"csat\",\"answers\":[5,null,1,null]}");
    assertThat(score.score()).isEqualTo(50.0);
    assertThat(score.n()).isEqualTo(2);
    assertThat(score.skipped()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "9.0", "9.00", "0.9e1", "90e-1"})
  void a_whole_number_is_one_however_it_is_written(String nine) {
    assertThat(compute("{\"metric\":\"nps\",\"answers\":[" + nine + "]}").distribution())
        .containsEntry(9, 1L);
  }

  @Test
  void zero_is_an_answer_and_nothing_is_none() { // field case SUR-02
    var score = compute("{\"metric\":\"nps\",\"answers\":[0,10,9,null,7]}");
    assertThat(score.score()).isEqualTo(25.0);
    assertThat(score.n()).isEqualTo(4);
    assertThat(score.skipped()).isEqualTo(1);
    assertThat(score.distribution()).containsEntry(0, 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.5,8.5", "-1", "11", "\"9\"", "true"})
  void what_is_on_no_scale_is_refused_and_never_counted(String answers) { // field case SUR-03
    assertThatThrownBy(() -> compute("{\"metric\":\"nps\",\"answers\":[" + answers + "]}"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void no_answers_are_no_score() {
    assertThat(compute("{\"metric\":\"nps\",\"answers\":[]}").score()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/metric",
        "{\"metric\":\"stars\",\"answers\":[]}|/metric",
        "{\"metric\":\"nps\"}|/answers",
        "{\"metric\":\"nps\",\"answers\":5}|/answers",
        "{\"metric\":\"nps\",\"answers\":[1,11]}|/answers/1",
        "{\"metric\":\"csat\",\"answers\":[0]}|/answers/0",
        "{\"metric\":\"ces\",\"answers\":[1,2,8]}|/answers/2",
        "{\"metric\":\"csat\",\"answers\":[4.5]}|/answers/0",
        "{\"metric\":\"csat\",\"answers\":[4.0000000001]}|/answers/0",
        "{\"metric\":\"csat\",\"answers\":[1e400]}|/answers/0",
        "{\"metric\":\"csat\",\"answers\":[\"5\"]}|/answers/0",
        "{\"metric\":\"csat\",\"answers\":[99999999999999999999]}|/answers/0"
      })
  void what_is_wrong_is_pointed_at(String request, String pointer) {
    assertThatThrownBy(() -> compute(request))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.errors())
                  .singleElement()
                  .extracting(Problem.FieldError::pointer)
                  .isEqualTo(pointer);
            });
  }

  private static Score compute(String request) {
    return Computation.of(request.getBytes(UTF_8));
  }
}
