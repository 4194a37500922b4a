package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Automation;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.SuspensionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines write waits for a person, but for a note of absence in a conversation. */
class MachineMailTest {
  private static final String FIRST =
      "{'channel':'email','externalId':'<1@example.org>','from':{'email':'a@example.org'},'text':'x'}";

  @ParameterizedTest
  @ValueSource(strings = {"auto-reply", "bounce", "bulk", "loop"})
  void what_a_machine_writes_to_nobody_waits_for_a_person(String kind) {
    try (var door = new FrontDoor(Stores.H2)) {
      assertThat(door.arrives(with("2", "'automated':'" + kind + "'")))
          .singleElement()
          .isInstanceOfSatisfying(
              Suspended.class, it -> assertThat(it.reason()).isEqualTo(new SuspensionReason(kind)));
    }
  }

  @Test
  void a_note_of_absence_joins_the_conversation_it_answers_and_says_what_it_is() {
    try (var door = new FrontDoor(Stores.H2)) {
      door.arrives(FIRST);
      assertThat(door.arrives(with("2", "'automated':'auto-reply','inReplyTo':'<1@example.org>'")))
          .singleElement()
          .isInstanceOfSatisfying(
              Accepted.class, it -> assertThat(it.automated()).isEqualTo(Automation.AUTO_REPLY));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounce", "bulk", "loop"})
  void what_else_machines_write_joins_none(String kind) {
    try (var door = new FrontDoor(Stores.H2)) {
      door.arrives(FIRST);
      assertThat(
              door.arrives(
                  with("2", "'automated':'%s','inReplyTo':'<1@example.org>'".formatted(kind))))
          .hasOnlyElementsOfType(Suspended.class);
    }
  }

  @Test
  void spam_waits_also_from_a_member() {
    try (var door = new FrontDoor(Stores.H2)) {
      door.arrives(FIRST);
      assertThat(door.arrives(with("2", "'spam':true,'inReplyTo':'<1@example.org>'")))
          .singleElement()
          .isInstanceOfSatisfying(
              Suspended.class, it -> assertThat(it.reason()).isEqualTo(SuspensionReason.SPAM));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'automated':'none'",
        "'automated':'AUTO-REPLY'",
        "'automated':true",
        "'automated':''",
        "'spam':false",
        "'spam':'true'",
        "'spam':1"
      })
  void what_says_nothing_holds_nothing_back(String attribute) {
    try (var door = new FrontDoor(Stores.H2)) {
      assertThat(door.arrives(with("2", attribute)))
          .singleElement()
          .isInstanceOfSatisfying(
              Accepted.class, it -> assertThat(it.automated()).isEqualTo(Automation.NONE));
    }
  }

  private static String with(String id, String attributes) {
    return FIRST
        .replace("<1@", "<" + id + "@")
        .replace("'text':'x'", "'text':'y','attributes':{" + attributes + "}");
  }
}
