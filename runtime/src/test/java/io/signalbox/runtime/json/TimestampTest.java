package io.signalbox.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are read as {@link Instant} reads them, whatever their form. */
class TimestampTest {
  @Test
  void reads_what_instants_write() {
    qt().forAll(longs().between(-62_200_000_000_000L, 253_500_000_000_000L))
        .check(millis -> isRead(Instant.ofEpochMilli(millis)));
    qt().forAll(longs().between(-62_200_000_000L, 253_500_000_000L))
        .check(seconds -> isRead(Instant.ofEpochSecond(seconds)));
    qt().forAll(longs().between(0, 2_000_000_000_000_000_000L))
        .check(nanos -> isRead(Instant.ofEpochSecond(0, nanos)));
  }

  private static boolean isRead(Instant at) {
    return Timestamp.millis(at.toString()) == at.toEpochMilli()
        && Timestamp.instant(at.toString()).equals(at)
        && Json.read(Json.bytes(at), Instant.class).equals(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T13:23:12Z",
        "2026-11-27T24:00:00Z",
        "2026-11-27T13:23:12.345678Z",
        "2026-11-27T13:23:12.345+01:00",
        "2024-02-29T00:00:00.001Z",
        "2016-12-31T23:59:59.999Z"
      })
  void reads_every_form(String text) {
    assertThat(Timestamp.millis(text)).isEqualTo(Instant.parse(text).toEpochMilli());
    assertThat(Timestamp.instant(text)).isEqualTo(Instant.parse(text));
    assertThat(Json.read("\"" + text + "\"", Instant.class)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z",
        "2026-11-27T25:00:00.000Z",
        "2026-11-27T13:61:00.000Z",
        "2026-11-27 13:23:12.345Z",
        "2026-11-27T13:23:12.34xZ"
      })
  void refuses_what_is_no_time(String text) {
    assertThatThrownBy(() -> Timestamp.millis(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Json.read("\"" + text + "\"", Instant.class))
        .isInstanceOf(UnreadableJson.class);
  }
}
