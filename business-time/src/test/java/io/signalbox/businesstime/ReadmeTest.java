package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.OpenHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of the README is the one below, and it is true. */
class ReadmeTest {

  @Test
  void the_example_holds() {
    // example
    var evening = List.of(new OpenHours("17:00", "01:00")); // until one o'clock of the next day
    var calendar =
        new Calendar(
            "Europe/Berlin",
            Map.of("thu", evening, "fri", evening),
            List.of(), // periods with other weekly hours
            List.of(), // holidays
            "DE-BE", // and the public holidays of Berlin
            Map.of(), // breaks of single dates
            Map.of()); // other hours of single dates
    WorkingTime time = BusinessCalendar.of(calendar); // or InvalidCalendar with all its faults

    var thursday = Instant.parse("2026-06-04T22:30:00Z"); // half past midnight there
    var due = time.after(thursday, Duration.ofHours(2)); // Friday 18:30
    var elapsed = time.between(thursday, due); // PT2H
    var counted = time.counted(thursday, due); // 00:30 to 01:00 and 17:00 to 18:30
    // end
    assertThat(due).isEqualTo("2026-06-05T16:30:00Z");
    assertThat(elapsed).isEqualTo(Duration.ofHours(2));
    assertThat(counted).hasSize(2);
  }

  @Test
  void the_readme_shows_it() throws IOException {
    var source =
        Files.readString(Path.of("src/test/java/io/signalbox/businesstime/ReadmeTest.java"));
    var from = source.indexOf("// example\n") + "// example\n".length();
    var example = source.substring(from, source.indexOf("\n    // end\n"));
    assertThat(Files.readString(Path.of("README.md"))).contains(example.stripIndent());
  }
}
