package io.signalbox.ingest.intake;

import static io.signalbox.ingest.intake.AccountSetupTest.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.contracts.contact.SuspensionReason;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits because of its account is afterwards what it would have been without the wait. */
class WaitingTest {
  private static final String ANSWER =
      "{'channel':'email','from':'%s','to':'help@shop.example','text':'hi',"
          + "'attributes':{'inReplyTo':'<1@example.org>'}}";

  @ParameterizedTest
  @EnumSource
  void a_released_mail_begins_a_conversation_of_all_it_names(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      define(door, "help", null, null, true, "help@shop.example");
      var first =
          "{'channel':'email','externalId':'<1@example.org>','from':'a@example.org',"
              + "'to':'help@shop.example','cc':'b@example.org','text':'hi'}";
      var id = waits(door.arrives(first), SuspensionReason.ACCOUNT_PAUSED);
      assertThat(release(door, id).answerTo().cc()).containsExactly("b@example.org");
      define(door, "help", null, null, false, "help@shop.example");
      waits(
          door.arrives(ANSWER.formatted("c@example.org")),
          SuspensionReason.SENDER_NOT_IN_CONVERSATION);
      accepted(door.arrives(ANSWER.formatted("b@example.org")));
      accepted(door.arrives(ANSWER.formatted("a@example.org")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_released_message_begins_the_conversation_that_is_named(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var message = "{'channel':'chat','conversationId':'c1','from':{'handle':'%s'},'text':'hi'}";
      door.command(
          new DefineAccount("chat", Channel.CHAT, List.of(), null, null, null, Map.of(), true));
      release(door, waits(door.arrives(message.formatted("v1")), SuspensionReason.ACCOUNT_PAUSED));
      waits(door.arrives(message.formatted("v2")), SuspensionReason.SENDER_NOT_IN_CONVERSATION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_number_is_dialled_where_the_account_is_that_it_waited_for(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var text =
          "{'channel':'sms','account':'de','from':{'phone':'0171 1234567'},'to':'+4930123456',"
              + "'text':'hi'}";
      var id = waits(door.arrives(text), SuspensionReason.UNKNOWN_ACCOUNT);
      door.command(account("de", Channel.SMS, "DE", "030 99999999", "030 123456"));
      door.shard.reload();
      var released = release(door, id);
      assertThat(released.from().phone()).isEqualTo("+491711234567");
      assertThat(released.answerTo().to()).isEqualTo("+491711234567");
      assertThat(released.answerTo().from()).isEqualTo("+4930123456");
    }
  }

  @ParameterizedTest
  @EnumSource
  void brand_and_language_are_the_accounts_as_it_is_at_release(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      define(door, "help", "a", "de", true, "help@shop.example");
      var mail =
          "{'channel':'email','from':'a@example.org','to':'help@shop.example','text':'hi'%s}";
      var plain = waits(door.arrives(mail.formatted("")), SuspensionReason.ACCOUNT_PAUSED);
      var stated =
          waits(
              door.arrives(mail.formatted(",'brand':'x','language':'en'")),
              SuspensionReason.ACCOUNT_PAUSED);
      define(door, "help", "b", "fr", false, "help@shop.example");
      assertThat(release(door, plain)).extracting("brand", "language").containsExactly("b", "fr");
      assertThat(release(door, stated)).extracting("brand", "language").containsExactly("x", "en");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_ours_by_the_time_of_release_is_nobody_we_answer(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var form = "{'channel':'web','account':'f','from':{'phone':'+49301234567'},'text':'hi'}";
      var id = waits(door.arrives(form), SuspensionReason.UNKNOWN_ACCOUNT);
      door.command(account("call", Channel.PHONE, "DE", "+49301234567"));
      var released = release(door, id);
      assertThat(released.answerTo().to()).isNull();
      assertThat(released.account()).isEqualTo("web");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_narrowed_key_hands_in_for_an_unknown_account_waits(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var mail = "{'channel':'email','account':'help-a','from':'a@example.org','text':'hi'%s}";
      var brand = new Access(null, List.of("a"), null, null, null);
      waits(by(door, brand, mail.formatted("")), SuspensionReason.UNKNOWN_ACCOUNT);
      waits(by(door, brand, mail.formatted(",'brand':'a'")), SuspensionReason.UNKNOWN_ACCOUNT);
      assertThat(by(door, brand, mail.formatted(",'brand':'b'"))).isEmpty();
      var chat = new Access(null, List.of("a"), null, List.of("chat"), null);
      assertThat(by(door, chat, mail.formatted(""))).isEmpty();
      var site = new Access(List.of("hall"), null, null, null, null);
      assertThat(by(door, site, mail.formatted(""))).isEmpty();
    }
  }

  private static void define(
      FrontDoor door,
      String id,
      @Nullable String brand,
      @Nullable String language,
      boolean paused,
      String address) {
    var _ =
        door.command(
            new DefineAccount(
                id, Channel.EMAIL, List.of(address), brand, null, language, Map.of(), paused));
  }

  private static List<AboutContact> by(FrontDoor door, Access access, String json) {
    var actor = new Actor("sb_narrow", Role.INTEGRATION, FrontDoor.WS, null, access);
    door.shard.run(List.of(door.received(FrontDoor.WS, json, actor)));
    return door.told();
  }

  private static String waits(List<AboutContact> told, SuspensionReason reason) {
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(Suspended.class, it -> assertThat(it.reason()).isEqualTo(reason));
    return told.getFirst().contactId();
  }

  private static Accepted release(FrontDoor door, String id) {
    var _ = door.command(new ReleaseContact(id, null));
    return accepted(door.told());
  }

  private static Accepted accepted(List<AboutContact> told) {
    assertThat(told).singleElement().isInstanceOf(Accepted.class);
    return (Accepted) told.getFirst();
  }
}
