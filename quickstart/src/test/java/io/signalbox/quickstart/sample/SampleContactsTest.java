package io.signalbox.quickstart.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.quickstart.sample.Planned.Door;
import io.signalbox.quickstart.sample.Planned.Kind;
import io.signalbox.runtime.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleContactsTest {

  private static final List<Planned> ALL =
      SampleContacts.compose(Phrases.load(), 20260501, "run", 560);

  @Test
  void holds_contacts_of_all_kinds_by_both_doors() {
    var kinds = ALL.stream().collect(Collectors.groupingBy(Planned::kind, Collectors.counting()));
    System.out.println("sample of " + ALL.size() + ": " + kinds);
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(500);
    assertThat(kinds.keySet()).containsExactlyInAnyOrder(Kind.values());
    assertThat(ALL.stream().map(Planned::door).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Door.values());
  }

  @Test
  void comes_over_five_channels_about_many_matters() {
    var channels = counted(contact -> contact.path("channel").asText());
    System.out.println("channels " + channels);
    assertThat(channels).containsOnlyKeys("email", "chat", "phone", "whatsapp", "web");
    assertThat(channels.values()).allSatisfy(count -> assertThat(count).isGreaterThan(30L));
    var intents = ALL.stream().map(Planned::intent).filter(Objects::nonNull).distinct();
    assertThat(intents).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void leaves_no_gap_unfilled_and_writes_no_text_too_often() {
    var texts = first().map(SampleContactsTest::said).toList();
    assertThat(texts).noneMatch(text -> text.matches("(?s).*\\{\\w+}.*"));
    assertThat(texts.stream().distinct().count()).isGreaterThan(texts.size() * 8L / 10);
  }

  @Test
  void a_repeat_is_word_for_word_an_earlier_contact() {
    var bodies = first().map(Planned::json).collect(Collectors.toSet());
    assertThat(of(Kind.REPEAT)).isNotEmpty().allMatch(p -> bodies.contains(p.json()));
  }

  @Test
  void what_goes_on_finds_its_thread_as_it_does_on_that_channel() {
    var mails = first().map(p -> json(p).path("externalId").asText()).collect(Collectors.toSet());
    var chats =
        first().map(p -> json(p).path("conversationId").asText()).collect(Collectors.toSet());
    var people = first().map(p -> json(p).path("from")).collect(Collectors.toSet());
    assertThat(of(Kind.MORE))
        .isNotEmpty()
        .allMatch(
            p -> {
              var contact = json(p);
              return switch (contact.path("channel").asText()) {
                case "email" ->
                    mails.contains(contact.path("attributes").path("inReplyTo").asText())
                        && !contact.has("conversationId");
                case "chat" -> chats.contains(contact.path("conversationId").asText());
                case "whatsapp" -> people.contains(contact.path("from"));
                default -> false;
              };
            });
  }

  @Test
  void is_written_as_people_write() {
    var all = ALL.stream().filter(p -> p.kind() == Kind.FIRST || p.kind() == Kind.MORE).toList();
    assertThat(all.stream().map(p -> json(p).path("language").asText()).distinct())
        .containsExactlyInAnyOrder("en", "de", "es");
    assertThat(all).anyMatch(p -> json(p).has("html")).anyMatch(p -> json(p).has("brand"));
    assertThat(all)
        .as("with a file, and with nothing but a file")
        .anyMatch(p -> json(p).path("attachments").size() > 0 && !said(p).isEmpty())
        .anyMatch(p -> json(p).path("attachments").size() > 0 && said(p).isEmpty());
    assertThat(of(Kind.HELD).stream().map(p -> json(p).path("from").path("email").asText()))
        .contains("offers@spam.example", "news@list.example", "other@example.net");
  }

  @Test
  void every_question_and_answer_is_there_for_every_matter() {
    var phrases = Phrases.load();
    assertThat(phrases.matters())
        .allSatisfy(
            matter -> {
              assertThat(matter.questions().keySet()).containsAll(matter.texts().keySet());
              assertThat(matter.answers().keySet()).containsAll(matter.texts().keySet());
              assertThat(matter.more().keySet()).containsAll(matter.texts().keySet());
              assertThat(matter.subjects().keySet()).containsAll(matter.texts().keySet());
            });
    var asked = phrases.matters().stream().flatMap(m -> m.questions().values().stream());
    assertThat(phrases.replies()).hasSize(asked.mapToInt(List::size).sum());
  }

  @Test
  void is_the_same_for_the_same_seed_and_another_for_another() {
    var phrases = Phrases.load();
    assertThat(SampleContacts.compose(phrases, 1, "run", 50))
        .isEqualTo(SampleContacts.compose(phrases, 1, "run", 50))
        .isNotEqualTo(SampleContacts.compose(phrases, 2, "run", 50));
  }

  private static Stream<Planned> first() {
    return of(Kind.FIRST).stream();
  }

  private static List<Planned> of(Kind kind) {
    return ALL.stream().filter(p -> p.kind() == kind).toList();
  }

  private static Map<String, Long> counted(Function<JsonNode, String> what) {
    return first()
        .map(SampleContactsTest::json)
        .collect(Collectors.groupingBy(what, Collectors.counting()));
  }

  private static String said(Planned planned) {
    var contact = json(planned);
    return contact.path("text").asText() + contact.path("html").asText();
  }

  private static JsonNode json(Planned planned) {
    return Json.read(planned.json(), JsonNode.class);
  }
}
