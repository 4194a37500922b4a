package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What went wrong with business time in other systems, as their users reported it. */
class FieldCasesTest {
  private static final Path CASES =
      Path.of(
          System.getProperty("signalbox.field-cases", "../../shared/data/field-cases/cases.jsonl"));

  @Test
  void midnight_costs_no_minute_when_it_is_always_open() throws IOException { // SLA-01
    var given = field("SLA-01");
    var desk = desk(given);
    var due = new ArrayList<Instant>();
    for (var clock : given.at("/input/clocks")) {
      var start = OffsetDateTime.parse(clock.path("start").asText()).toInstant();
      due.add(desk.time().after(start, Duration.ofMinutes(clock.path("target_min").asLong())));
    }
    assertThat(due).isEqualTo(moments(desk, given.at("/expected/due")));
    // 23:59 is what it says: the last minute of the day is closed
    var literal = Desk.in(desk.zone()).open("mon-sun", "00:00-23:59").time();
    var midnight = moment(desk, "2026-03-11T00:00");
    assertThat(literal.between(midnight.minusSeconds(120), midnight)).hasSeconds(60);
  }

  @Test
  void a_warning_before_the_deadline_counts_back_in_business_time() throws IOException { // SLA-03
    var given = field("SLA-03");
    var desk = desk(given);
    var target = Duration.parse(given.at("/input/target").asText());
    var pairs = given.at("/expected/pairs");
    var starts = moments(desk, given.at("/input/starts"));
    for (var i = 0; i < starts.size(); i++) {
      var due = desk.time().after(starts.get(i), target);
      assertThat(due).isEqualTo(moment(desk, pairs.get(i).path("due").asText()));
      // half past five on the evening before and the opening next day are the same business time
      var warn = desk.time().after(due, Duration.ofHours(-1));
      assertThat(warn).isEqualTo(moment(desk, pairs.get(i).path("warn").asText()));
    }
  }

  @Test
  void the_hour_after_midnight_belongs_to_the_evening_before() throws IOException { // SLA-05
    var given = field("SLA-05");
    var desk = desk(given);
    var elapsed = new ArrayList<String>();
    for (var span : given.at("/input/elapsed")) {
      var from = moment(desk, span.get(0).asText());
      elapsed.add(desk.time().between(from, moment(desk, span.get(1).asText())).toString());
    }
    assertThat(elapsed).isEqualTo(texts(given.at("/expected/elapsed")));
    var due = new ArrayList<Instant>();
    for (var clock : given.at("/input/due")) {
      var target = Duration.parse(clock.path("target").asText());
      due.add(desk.time().after(moment(desk, clock.path("start").asText()), target));
    }
    assertThat(due).isEqualTo(moments(desk, given.at("/expected/due")));
  }

  private static JsonNode field(String id) throws IOException {
    if (!Files.exists(CASES)) System.out.println("field cases: 0 run, the file is absent");
    assumeTrue(Files.exists(CASES));
    for (var line : Files.readAllLines(CASES)) {
      var given = AsJson.tree(line);
      if (given.path("id").asText().equals(id)) return given;
    }
    throw new AssertionError("no case " + id);
  }

  /** Hours as {@code mon..fri}, where 25:00 is 01:00 of the next day. */
  private static Desk desk(JsonNode given) {
    var calendar = given.at("/input/calendar");
    var desk = Desk.in(calendar.path("tz").asText());
    for (var days : calendar.path("hours").properties()) {
      for (var hours : days.getValue()) {
        var to = hours.get(1).asText().replace("25:00", "01:00");
        desk.open(days.getKey().replace("..", "-"), hours.get(0).asText() + "-" + to);
      }
    }
    return desk;
  }

  private static List<Instant> moments(Desk desk, JsonNode texts) {
    return texts(texts).stream().map(text -> moment(desk, text)).toList();
  }

  private static Instant moment(Desk desk, String text) {
    return text.matches(".*[+-][0-9]{2}:[0-9]{2}")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(ZoneId.of(desk.zone())).toInstant();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
