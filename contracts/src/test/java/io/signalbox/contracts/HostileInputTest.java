package io.signalbox.contracts;

import static io.signalbox.contracts.Published.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes from outside is held to bounds: the golden instance with one field gone wrong. */
class HostileInputTest {

  private static final int TEXT_CHARACTERS_MAX = 262_144;

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("beyond")
  void is_refused_beyond_a_bound(String type, String pointer, String value)
      throws JsonProcessingException {
    assertThat(Published.faults(type, changed(type, pointer, value)))
        .extracting(fault -> fault.getInstanceLocation().toString())
        .isNotEmpty()
        .allMatch(where -> where.startsWith(pointer) || pointer.startsWith(where));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("within")
  void is_let_in_up_to_a_bound(String type, String pointer, String value)
      throws JsonProcessingException {
    assertThat(Published.faults(type, changed(type, pointer, value))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commandsWithIds")
  void an_id_is_200_characters_at_most_and_none_of_them_a_control(String type, String field)
      throws JsonProcessingException {
    for (var id :
        new String[] {"", "a".repeat(201), "a\nb", "a\n", "\u0000", "a\u007f", "\u0085"}) {
      assertThat(Published.faults(type, changed(type, "/" + field, quoted(id)))).isNotEmpty();
    }
    for (var id : new String[] {"a", "a".repeat(200), "<m1@example.org>", "id with space", "ÄÖ"}) {
      assertThat(Published.faults(type, changed(type, "/" + field, quoted(id)))).isEmpty();
    }
  }

  static Stream<Arguments> beyond() {
    return Stream.concat(beyondOfContactsAndTickets(), beyondOfDefinitionsAndSurveys());
  }

  private static Stream<Arguments> beyondOfContactsAndTickets() {
    return Stream.of(
        arguments("contact.submitted", "/text", longText(TEXT_CHARACTERS_MAX + 1)),
        arguments("contact.submitted", "/html", longText(TEXT_CHARACTERS_MAX + 1)),
        arguments("contact.submitted", "/channel", "\"\""),
        arguments("contact.submitted", "/channel", "\"E mail\""),
        arguments("contact.submitted", "/channel", "null"),
        arguments("contact.submitted", "/from", "{}"),
        arguments("contact.submitted", "/from", "{\"email\":7}"),
        arguments("contact.submitted", "/to", listOf(101, "\"a@example.org\"")),
        arguments("contact.submitted", "/occurredAt", "\"+10000-01-01T00:00:00Z\""),
        arguments("contact.submitted", "/occurredAt", "\"yesterday\""),
        arguments("contact.submitted", "/occurredAt", "1748764800"),
        arguments("contact.submitted", "/attachments", listOf(51, "{}")),
        arguments("contact.submitted", "/attachments/0/size", "-1"),
        arguments("contact.submitted", "/attributes/deep", "{\"a\":1}"),
        arguments("contact.submitted", "/attributes/none", "null"),
        arguments("ticket.reply", "/text", longText(TEXT_CHARACTERS_MAX + 1)),
        arguments("ticket.reply", "/text", "\"\""),
        arguments("ticket.reply", "/attachments", listOf(1_000, "{}")),
        arguments("ticket.reply", "/attachments/0/size", "-1"),
        arguments("ticket.reply", "/attachments/0/fileName", longText(256)),
        arguments("ticket.note", "/text", longText(TEXT_CHARACTERS_MAX + 1)),
        arguments("reply.failed", "/reason", "\"\""),
        arguments("reply.failed", "/reason", longText(1_001)),
        arguments("reply.sent", "/at", "\"soon\""),
        arguments("ticket.escalate", "/tier", "0"),
        arguments("ticket.escalate", "/tier", "10"),
        arguments("ticket.escalate", "/tier", "1e999"),
        arguments("offer.accept", "/fence", "-1"),
        arguments("offer.accept", "/fence", "9007199254740992"));
  }

  private static Stream<Arguments> beyondOfDefinitionsAndSurveys() {
    return Stream.of(
        arguments("agent.define", "/skills/billing", "0"),
        arguments("agent.define", "/skills/billing", "6"),
        arguments("agent.define", "/skills/billing", "2.5"),
        arguments("agent.define", "/capacity/chat", "1001"),
        arguments("agent.define", "/languages", listOf(51, "\"en\"")),
        arguments("site.define", "/tiers", "[10]"),
        arguments("queue.define", "/offerTimeout", "\"P1M\""),
        arguments("queue.define", "/offerTimeout", "\"-PT1S\""),
        arguments("queue.define", "/offerTimeout", "\"PT\""),
        arguments("rules.define", "/rules", listOf(501, rule("true"))),
        arguments("rules.define", "/rules/0", rule("x".repeat(4097))),
        arguments("rules.define", "/rules/0/then/tier", "0"),
        arguments("calendar.define", "/weekly/monday", "[]"),
        arguments("calendar.define", "/weekly/mon/0", "[\"09:00\",\"24:30\"]"),
        arguments("calendar.define", "/weekly/mon/0", "[\"24:00\",\"24:00\"]"),
        arguments("calendar.define", "/weekly/mon/0", "[\"09:00\"]"),
        arguments("calendar.define", "/weekly/mon/0", "[\"09:00\",\"10:00\",\"11:00\"]"),
        arguments("calendar.define", "/overrides/tomorrow", "[]"),
        arguments("calendar.define", "/holidays", listOf(1001, "\"2026-12-25\"")),
        arguments("calendar.define", "/periods", listOf(101, "{\"weekly\":{}}")),
        arguments("calendar.define", "/periods/0", "{\"from\":\"2026-07-01\"}"),
        arguments("calendar.define", "/periods/0", "{\"from\":\"July\",\"weekly\":{}}"),
        arguments("policy.define", "/policies/0/warnAt", "[100]"),
        arguments("policy.define", "/policies/0/targets/0/within", "\"PT0S\""),
        arguments("program.define", "/sample", "1.01"),
        arguments("program.define", "/question", "\"\""),
        arguments("answer.submitted", "/score", "11"),
        arguments("answer.submitted", "/score", "-1"),
        arguments("answer.submitted", "/score", "8.5"),
        arguments("answer.submitted", "/score", "\"9\""),
        arguments("answer.submitted", "/comment", longText(10_001)));
  }

  static Stream<Arguments> within() {
    return Stream.of(
        arguments("contact.submitted", "/text", longText(TEXT_CHARACTERS_MAX)),
        arguments("contact.submitted", "/from", "\"mara@example.org\""),
        arguments("contact.submitted", "/to", "\"help@acme.example\""),
        arguments("contact.submitted", "/to", listOf(100, "\"a@example.org\"")),
        arguments("contact.submitted", "/channel", "\"custom:" + "k".repeat(50) + "\""),
        arguments("contact.submitted", "/occurredAt", "\"2026-06-01T10:00:00.123456789+02:00\""),
        arguments("ticket.reply", "/attachments", listOf(50, "{}")),
        arguments("ticket.escalate", "/tier", "1"),
        arguments("ticket.escalate", "/tier", "9"),
        arguments("agent.define", "/skills/billing", "5"),
        arguments("queue.define", "/offerTimeout", "\"PT0.5S\""),
        arguments("rules.define", "/rules", listOf(500, rule("true"))),
        arguments("rules.define", "/rules/0", rule("x".repeat(4096))),
        arguments("calendar.define", "/weekly/mon/0", "[\"00:00\",\"24:00\"]"),
        arguments("calendar.define", "/weekly/mon/0", "[\"17:00\",\"01:00\"]"),
        arguments("calendar.define", "/periods", listOf(100, "{\"weekly\":{}}")),
        arguments("policy.define", "/policies/0/targets/0/within", "\"P1D\""),
        arguments("policy.define", "/policies/0/targets/0/within", "\"PT0.001S\""),
        arguments("program.define", "/throttle", "\"P90D\""),
        arguments("answer.submitted", "/score", "9.0"),
        arguments("answer.submitted", "/score", "0"));
  }

  static Stream<Arguments> commandsWithIds() {
    return Catalogue.entries().stream()
        .filter(entry -> entry.topic().endsWith(".commands"))
        .flatMap(HostileInputTest::idsOf);
  }

  private static Stream<Arguments> idsOf(Entry entry) {
    return Published.golden(entry)
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> name.equals("id") || name.endsWith("Id"))
        .map(name -> arguments(entry.shortName(), name));
  }

  private static JsonNode changed(String type, String pointer, String value)
      throws JsonProcessingException {
    var instance = (ObjectNode) Published.resource("golden/" + type + ".v1.json");
    var slash = pointer.lastIndexOf('/');
    var name = pointer.substring(slash + 1);
    var parent = instance.at(pointer.substring(0, slash));
    if (parent instanceof ObjectNode object) {
      object.set(name, JSON.readTree(value));
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), JSON.readTree(value));
    }
    return instance;
  }

  private static String quoted(String text) throws JsonProcessingException {
    return JSON.writeValueAsString(text);
  }

  private static String longText(int characters) {
    return "\"" + "a".repeat(characters) + "\"";
  }

  private static String listOf(int times, String element) {
    return "[" + element + ("," + element).repeat(times - 1) + "]";
  }

  private static String rule(String when) {
    return "{\"name\":\"all\",\"when\":\"" + when + "\",\"then\":{}}";
  }
}
