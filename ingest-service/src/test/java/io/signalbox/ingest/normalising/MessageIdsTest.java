package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
  @Test
  void references_are_read_however_they_are_separated() {
    assertThat(MessageIds.thread(Map.of("references", " <a@x>\r\n\t<b@x>,<c@x> ")))
        .containsExactly("a@x", "b@x", "c@x");
  }

  @Test
  void of_too_many_the_newest_stay() {
    var all = IntStream.range(0, 150).mapToObj(i -> "<" + i + ">").collect(Collectors.joining(" "));
    assertThat(MessageIds.thread(Map.of("references", all))).hasSize(100).endsWith("149");
  }

  @Test
  void what_is_no_text_names_no_mail() {
    assertThat(MessageIds.answered(Map.of("inReplyTo", 5))).isEmpty();
    assertThat(MessageIds.answered(Map.of())).isEmpty();
    assertThat(MessageIds.answered(Map.of("inReplyTo", "x".repeat(2_000)))).isEmpty();
  }
}
