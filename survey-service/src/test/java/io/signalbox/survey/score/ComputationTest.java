package io.signalbox.survey.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputationTest {
  @Test
  void who_said_nothing_does_not_count() {
    var score = compute("{\"metric\":\"csat\",\"answers\":[5,null,1,null]}");
    assertThat(score.score()).isEqualTo(50.0);
    assertThat(score.n()).isEqualTo(2);
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
