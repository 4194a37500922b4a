package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What went wrong in other systems, as public reports have it: the cases that are about ingest. */
class FieldCasesTest {
  private static final Path CASES =
      Path.of(
          System.getProperty("signalbox.field-cases", "../../shared/data/field-cases/cases.jsonl"));

  @ParameterizedTest
  @EnumSource
  void two_replies_to_a_mail_that_never_came_are_one_conversation(Stores stores)
      throws IOException {
    var mails = mails("ING-01");
    try (var door = new FrontDoor(stores)) {
      var first = arrives(door, mail(mails, "M1"));
      var second = arrives(door, mail(mails, "M2"));
      assertThat(key(second)).isEqualTo(key(first));
      assertThat(arrives(door, mail(mails, "M3"))).isInstanceOf(Suspended.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_message_id_that_is_used_again_loses_no_mail(Stores stores) throws IOException {
    var mails = mails("ING-02");
    try (var door = new FrontDoor(stores)) {
      var first = arrives(door, mail(mails, "M1"));
      assertThat(door.arrives(submitted(mail(mails, "M1")))).isEmpty();
      var second = arrives(door, mail(mails, "M2"));
      assertThat(second).isInstanceOf(Accepted.class);
      assertThat(key(second)).as("another subject: a matter of its own").isNotEqualTo(key(first));
      assertThat(door.arrives(submitted(mail(mails, "M2")))).isEmpty();
      assertThat(door.arrives(submitted(mail(mails, "M1")))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_date_that_lies_sets_no_clock(Stores stores) throws IOException {
    var mails = mails("ING-09");
    try (var door = new FrontDoor(stores)) {
      for (var date : List.of("2018-01-01T00:04:44Z", "2096-03-17T05:32:00Z")) {
        var dated = submitted(mail(mails, "M1")).replace("old1", date.substring(0, 4));
        var told = door.arrives(dated.replace("'text'", "'occurredAt':'" + date + "','text'"));
        assertThat(told)
            .singleElement()
            .isInstanceOfSatisfying(
                Accepted.class,
                it -> {
                  assertThat(it.receivedAt()).isEqualTo(door.now());
                  assertThat(it.occurredAt()).isBeforeOrEqualTo(door.now());
                });
      }
    }
  }

  private static AboutContact arrives(FrontDoor door, JsonNode mail) {
    var told = door.arrives(submitted(mail));
    assertThat(told).hasSize(1);
    return told.getFirst();
  }

  private static String key(AboutContact accepted) {
    return Objects.requireNonNull(((Accepted) accepted).conversation()).conversationKey();
  }

  private static JsonNode mail(Map<String, JsonNode> mails, String name) {
    return Objects.requireNonNull(mails.get(name), name);
  }

  /** The mails of a case that are given whole, by their names. */
  private static Map<String, JsonNode> mails(String id) throws IOException {
    if (!Files.exists(CASES)) System.out.println("field cases: 0 run, the file is absent");
    assumeTrue(Files.exists(CASES));
    for (var line : Files.readAllLines(CASES)) {
      var given = Json.tree(line.getBytes(StandardCharsets.UTF_8));
      if (given.get("id").asText().equals(id)) {
        System.out.println("field cases: " + id + " run");
        var mails = new HashMap<String, JsonNode>();
        given.get("input").get("messages").forEach(it -> mails.put(it.get("name").asText(), it));
        return mails;
      }
    }
    throw new IllegalStateException("no case " + id);
  }

  /** As a channel integration hands a mail in: as JSON with single quotes. */
  private static String submitted(JsonNode mail) {
    var raw = mail.get("raw").asText();
    var body = raw.indexOf("\r\n\r\n");
    var headers = new HashMap<String, String>();
    raw.substring(0, body)
        .lines()
        .forEach(
            line -> {
              var colon = line.indexOf(':');
              headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            });
    var to = new ArrayList<String>();
    for (var name : List.of("To", "Cc")) {
      if (headers.containsKey(name)) to.add("'" + address(headers.get(name)) + "'");
    }
    return ("{'channel':'email','externalId':'%s','from':'%s','to':[%s],'subject':'%s',"
            + "'text':'%s','attributes':{'inReplyTo':'%s','references':'%s'}}")
        .formatted(
            headers.get("Message-ID"),
            address(headers.getOrDefault("From", "")),
            String.join(",", to),
            headers.get("Subject"),
            raw.substring(body).strip(),
            headers.getOrDefault("In-Reply-To", ""),
            headers.getOrDefault("References", ""));
  }

  private static String address(String header) {
    var open = header.indexOf('<');
    return open < 0 ? header : header.substring(open + 1, header.indexOf('>'));
  }
}
