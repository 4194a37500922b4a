package io.signalbox.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.delivery.Report.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers end a delivery, and which only an attempt. */
class VerdictTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "200, SUCCEEDED",
    "202, SUCCEEDED",
    "204, SUCCEEDED",
    "301, REFUSED",
    "302, REFUSED",
    "307, REFUSED",
    "400, REFUSED",
    "401, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "408, AGAIN",
    "410, REFUSED",
    "413, REFUSED",
    "422, REFUSED",
    "425, AGAIN",
    "429, AGAIN",
    "500, AGAIN",
    "501, AGAIN",
    "502, AGAIN",
    "503, AGAIN",
    "504, AGAIN",
    "599, AGAIN"
  })
  void says_whether_it_is_made_again(int status, Result result) {
    assertThat(Verdict.of(status, "said", null, NOW).result()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "' 120 ', PT2M",
    "0, PT0S",
    "999999999, P1D",
    "'Mon, 01 Jun 2026 12:01:30 GMT', PT1M30S",
    "'Mon, 01 Jun 2026 11:00:00 GMT', PT0S",
    "'Tue, 01 Jun 2027 12:00:00 GMT', P1D",
    "-5,",
    "soon,",
    "9999999999999999999,",
    "'',",
  })
  void waits_as_long_as_it_is_asked_to_within_reason(String header, @Nullable Duration pause) {
    assertThat(Verdict.of(429, "said", header, NOW).pause()).isEqualTo(pause);
  }
}
