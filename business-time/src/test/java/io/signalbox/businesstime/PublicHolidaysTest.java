package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The holidays of real years, as the regions themselves publish them. */
class PublicHolidaysTest {

  @ParameterizedTest(name = "{0} {1} closed: {2}")
  @CsvSource({
    "DE-BY,2026-01-06,true", // Epiphany: Bavaria, not Berlin
    "DE-BE,2026-01-06,false",
    "DE-BE,2026-03-08,true", // Women's Day: Berlin, not Bavaria
    "DE-BY,2026-03-08,false",
    "DE-BY,2026-04-03,true", // Good Friday moves
    "DE,2026-10-03,true",
    "DE,2026-10-31,false", // Reformation Day is not for all of Germany
    "DE-BB,2026-10-31,true",
    "de-by,2026-01-06,true", // as people type it
    "US,2026-07-03,true", // Independence Day is a Saturday, made up for on Friday
    "US,2026-07-04,true",
    "US,2026-11-26,true", // Thanksgiving
    "GB-ENG,2026-08-31,true", // summer bank holiday
    "GB-SCT,2026-01-02,true",
    "GB-ENG,2026-01-02,false",
    "FR,2026-07-14,true",
    "JP,2026-05-05,true",
    "DE,2027-01-01,true"
  })
  void are_known(String region, LocalDate date, boolean closed) {
    assertThat(PublicHolidays.of(region).orElseThrow().on(date)).isEqualTo(closed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "DE-XX", "DE-BY-XX", "-", "DE-", "../de", "nowhere"})
  void of_nowhere_are_not(String region) {
    assertThat(PublicHolidays.of(region)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-12-25", "1899-12-25", "2201-12-25", "9999-12-25"})
  void are_not_told_for_years_that_the_tables_do_not_know(LocalDate date) {
    assertThat(PublicHolidays.of("DE").orElseThrow().on(date)).isFalse();
  }
}
