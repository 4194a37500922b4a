package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.IngestCommand;
import io.signalbox.contracts.contact.IngestCommand.DiscardContact;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.ingest.contact.ContactStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of a contact meets every command about it. */
class SuspensionTest {
  private static final String CHAT =
      "{'channel':'chat','conversationId':'c1','externalId':'1','from':{'handle':'v1'},'text':'a'}";
  private static final String STRANGER =
      CHAT.replace("'1'", "'2'").replace("v1", "v2").replace("'a'", "'b'");

  @ParameterizedTest
  @EnumSource
  void a_released_contact_becomes_what_it_would_have_become(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var id = suspended(door);
      door.shard.reload();
      door.command(new ReleaseContact(id, null));
      assertThat(door.told())
          .singleElement()
          .isInstanceOfSatisfying(
              Accepted.class,
              it -> {
                assertThat(it.contactId()).isEqualTo(id);
                assertThat(it.text()).isEqualTo("b");
                assertThat(it.conversation()).isNotNull();
              });
      assertThat(status(door, id)).isEqualTo("accepted");
      assertThat(door.rows("select 1 from suspension")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_was_released_belongs_to_the_conversation_from_then_on(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      door.command(new ReleaseContact(suspended(door), null));
      door.told();
      assertThat(door.arrives(STRANGER.replace("'2'", "'3'")))
          .hasOnlyElementsOfType(Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_status_meets_every_command(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      for (var status : ContactStatus.values()) {
        for (var release : List.of(true, false)) {
          var id = contact(door, status, release ? "r" : "d");
          var command = release ? new ReleaseContact(id, null) : new DiscardContact(id, null, null);
          var allowed = status == ContactStatus.SUSPENDED;
          assertThat(decided(door, command)).as("%s %s", status, command).isEqualTo(allowed);
          var after = release ? "accepted" : "discarded";
          assertThat(status(door, id)).isEqualTo(allowed ? after : status.wire());
        }
      }
      assertThat(decided(door, new ReleaseContact("no id at all", null))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_suspended_contact_that_comes_again_is_a_duplicate(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var id = suspended(door);
      assertThat(door.arrives(STRANGER)).isEmpty();
      assertThat(door.rows("select duplicate_of from contact where status = 'duplicate'"))
          .containsExactly(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_decides_sees_who_wrote_what_masked_and_bounded(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var stranger =
          STRANGER
              .replace("'handle':'v2'", "'handle':'v2','name':'A visitor'")
              .replace("'b'", "'VISA 4111 1111 1111 1111 " + "x".repeat(2_000) + "','subject':'s'");
      door.arriveTogether(CHAT, stranger);
      assertThat(door.rows("select sender, subject, beginning from suspension"))
          .singleElement()
          .asString()
          .startsWith("{\"name\":\"A visitor\",\"handle\":\"v2\"} s VISA **** **** **** 1111 x")
          .hasSizeBetween(1_000, 1_100);
    }
  }

  /** A contact of that status, told apart from others by a mark. */
  private static String contact(FrontDoor door, ContactStatus status, String mark) {
    var own = "'conversationId':'c" + status + mark + "'";
    var first =
        CHAT.replace("'conversationId':'c1'", own).replace("'1'", "'1" + own.hashCode() + "'");
    var second =
        STRANGER.replace("'conversationId':'c1'", own).replace("'2'", "'2" + own.hashCode() + "'");
    switch (status) {
      case ACCEPTED -> door.arrives(first);
      case DUPLICATE -> door.arriveTogether(first, first);
      case SUSPENDED -> door.arriveTogether(first, second);
      case REJECTED -> door.arrives(first.replace("'chat'", "'custom:closed'"));
      case DISCARDED -> {
        door.arriveTogether(first, second);
        door.command(new DiscardContact(newest(door), null, null));
      }
    }
    door.told();
    return newest(door);
  }

  private static String suspended(FrontDoor door) {
    door.arriveTogether(CHAT, STRANGER);
    return newest(door);
  }

  private static String newest(FrontDoor door) {
    return door.rows("select id from contact order by id desc fetch first 1 rows only").getFirst();
  }

  private static String status(FrontDoor door, String id) {
    return door.rows("select status from contact where id = '" + id + "'").getFirst();
  }

  private static boolean decided(FrontDoor door, IngestCommand command) {
    var outcome = Objects.requireNonNull(door.command(command).outcome());
    assertThat(outcome.reason()).isIn(null, "not-suspended");
    return outcome.body() instanceof Map<?, ?>;
  }
}
