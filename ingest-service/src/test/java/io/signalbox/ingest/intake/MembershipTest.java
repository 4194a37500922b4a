package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may join a conversation: whom the channel vouches for, never whom somebody says they are. */
class MembershipTest {
  private static final String CHAT =
      "{'channel':'chat','conversationId':'c1','text':'hi','from':%s}";
  private static final String MEMBER =
      "{'handle':'v1','email':'a@example.org','phone':'+12025550123'}";

  @ParameterizedTest
  @EnumSource
  void what_somebody_states_of_a_member_does_not_let_them_in(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      joins(door, MEMBER);
      for (var stated :
          List.of(
              "{'handle':'v2','email':'a@example.org'}",
              "{'handle':'v2','phone':'+12025550123'}",
              "{'email':'a@example.org'}",
              "{'phone':'+12025550123'}",
              "{'name':'v1'}")) {
        waits(door, stated);
      }
      joins(door, "{'handle':'v1'}");
      joins(door, MEMBER);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_somebody_stated_before_does_not_let_its_owner_in(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var sms = "{'channel':'sms','conversationId':'c1','text':'hi','from':%s}";
      door.arrives(CHAT.formatted(MEMBER));
      door.arrives(sms.formatted("{'phone':'+12025550188'}"));
      assertThat(door.arrives(sms.formatted("{'phone':'+12025550123'}")))
          .hasOnlyElementsOfType(Suspended.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_is_vouched_for_nowhere_goes_on_by_what_they_state(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      joins(door, "{'email':'a@example.org'}");
      joins(door, "{'email':'a@example.org','phone':'+12025550123'}");
      waits(door, "{'email':'b@example.org'}");
      waits(door, "{'name':'somebody'}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_gives_a_name_alone_goes_on_in_a_conversation_that_began_so(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      joins(door, "{'name':'A visitor'}");
      joins(door, "{'name':'A visitor'}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_was_released_by_what_they_stated_is_known_by_it(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      joins(door, MEMBER);
      door.command(new ReleaseContact(waits(door, "{'email':'a@example.org'}"), null));
      door.told();
      joins(door, "{'email':'a@example.org'}");
      waits(door, "{'handle':'v3','email':'a@example.org'}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void messages_from_one_handle_are_one_conversation_whatever_they_state(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      door.arrives("{'channel':'email','from':{'email':'a@example.org'},'text':'hi'}");
      var message =
          "{'channel':'telegram','from':{'handle':'t1','email':'a@example.org'},'text':'a'}";
      var keys =
          door
              .arriveTogether(message, message, message.replace(",'email':'a@example.org'", ""))
              .stream()
              .map(it -> Objects.requireNonNull(((Accepted) it).conversation()).conversationKey());
      assertThat(keys.distinct()).hasSize(1);
    }
  }

  private static void joins(FrontDoor door, String from) {
    assertThat(door.arrives(CHAT.formatted(from))).as(from).hasOnlyElementsOfType(Accepted.class);
  }

  private static String waits(FrontDoor door, String from) {
    var told = door.arrives(CHAT.formatted(from));
    assertThat(told).as(from).singleElement().isInstanceOf(Suspended.class);
    return told.getFirst().contactId();
  }
}
