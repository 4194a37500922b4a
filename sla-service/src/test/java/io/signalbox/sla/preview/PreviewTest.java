package io.signalbox.sla.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.runtime.problem.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that lacks something is a problem of who asks, not of ours. */
class PreviewTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"p\",\"targets\":[{\"metric\":\"first-reply\"}]}|/policy/targets/0/within",
        "{\"id\":\"p\",\"targets\":[{\"within\":\"PT1H\"}]}|/policy/targets/0/metric",
        "{\"targets\":[]}|/policy/id"
      })
  void what_lacks_is_named_by_pointer(String policy, String pointer) {
    var refused = catchThrowableOfType(Problem.class, () -> ask(policy));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused).hasMessageContaining(pointer);
  }

  @Test
  void a_whole_one_is_answered() {
    var target = "{\"metric\":\"first-reply\",\"within\":\"PT1H\"}";
    assertThat(ask("{\"id\":\"p\",\"targets\":[" + target + "]}").clocks()).isEmpty();
  }

  @Test
  void a_condition_is_asked_of_what_the_timeline_says() {
    var target = "{\"metric\":\"first-reply\",\"within\":\"PT1H\"}";
    var when = "\"when\":{\"condition\":\"customer.plan == 'gold' && language == 'de'\"}";
    var policy = "{\"id\":\"p\",%s,\"targets\":[%s]}".formatted(when, target);
    var opened =
        "{\"at\":\"2026-05-31T23:30:00Z\",\"type\":\"ticket.opened\",\"language\":\"de\",\"customer\":%s}";
    assertThat(ask(policy, opened.formatted("{\"plan\":\"gold\"}")).clocks()).hasSize(1);
    assertThat(ask(policy, opened.formatted("{\"plan\":\"free\"}")).clocks()).isEmpty();
    var wrong =
        catchThrowableOfType(
            Problem.class, () -> ask(policy.replace("== 'de'", ""), opened.formatted("null")));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.errors().getFirst().pointer()).isEqualTo("/policy/when/condition");
  }

  private static PreviewController.Answer ask(String policy) {
    return ask(policy, "");
  }

  private static PreviewController.Answer ask(String policy, String timeline) {
    var now = "\"now\":\"2026-06-01T00:00:00Z\"";
    var question = "{\"policy\":%s,\"timeline\":[%s],%s}".formatted(policy, timeline, now);
    return new PreviewController().preview(question.getBytes(StandardCharsets.UTF_8));
  }
}
