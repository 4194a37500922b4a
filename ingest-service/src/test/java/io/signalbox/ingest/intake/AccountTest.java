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
import io.signalbox.ingest.channel.Accounts;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of our accounts a contact came to, and what follows from that. */
class AccountTest {
  private static final String MAIL = "{'channel':'email','from':'a@example.org','text':'hi'%s}";
  private static final String TEXT = "{'channel':'whatsapp','from':'%s','text':'hi'%s}";

  @ParameterizedTest
  @EnumSource
  void a_contact_belongs_to_the_account_it_names_or_is_to(Stores stores) {
    try (var door = shop(stores)) {
      assertThat(belongsTo(door, MAIL.formatted(",'account':'help'"))).isEqualTo("help");
      assertThat(belongsTo(door, MAIL.formatted(",'to':'SALES@shop.example'"))).isEqualTo("sales");
      var copied = ",'to':'b@example.org','cc':['x@y.example','help+a17@bücher.example']";
      assertThat(belongsTo(door, MAIL.formatted(copied))).isEqualTo("help");
      assertThat(belongsTo(door, MAIL.formatted(",'account':'help','to':'sales@shop.example'")))
          .isEqualTo("help");
      assertThat(belongsTo(door, MAIL.formatted(""))).isEqualTo("email");
      // an address on another channel says nothing here
      assertThat(belongsTo(door, MAIL.formatted(",'to':'form@shop.example'"))).isEqualTo("email");
      assertThat(belongsTo(door, TEXT.formatted("+12025550123", ",'to':'030 123456'")))
          .isEqualTo("whatsapp");
      assertThat(belongsTo(door, TEXT.formatted("+12025550123", ",'to':'+4930123456'")))
          .isEqualTo("call");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_leaves_from_the_address_that_was_written_to(Stores stores) {
    try (var door = shop(stores)) {
      var _ =
          door.command(
              account("help", Channel.EMAIL, null, "help@shop.example", "Info@shop.example"));
      var to = MAIL.formatted(",'to':'%s'");
      assertThat(answersFrom(door, to.formatted("info+7@shop.example")))
          .isEqualTo("info@shop.example");
      assertThat(answersFrom(door, MAIL.formatted(",'account':'help','to':'sales@shop.example'")))
          .isEqualTo("help@shop.example");
      assertThat(answersFrom(door, MAIL.formatted(""))).isNull();
      assertThat(answersFrom(door, TEXT.formatted("+12025550123", ",'account':'call'")))
          .isEqualTo("+4930123456");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_address_of_another_channel_or_account_hides_none_of_its_own(Stores stores) {
    try (var door = shop(stores)) {
      var _ = door.command(account("form", Channel.WEB, null, "sales+form@shop.example"));
      var _ =
          door.command(
              account("help", Channel.EMAIL, null, "help@shop.example", "info@shop.example"));
      var form = accepted(door.arrives(MAIL.formatted(",'to':'sales+form@shop.example'")));
      assertThat(form.account()).isEqualTo("sales");
      assertThat(form.answerTo().from()).isEqualTo("sales@shop.example");
      var both = ",'account':'help','to':['sales@shop.example','info@shop.example']";
      assertThat(answersFrom(door, MAIL.formatted(both))).isEqualTo("info@shop.example");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_contact_does_not_say_it_has_from_its_account(Stores stores) {
    try (var door = shop(stores)) {
      var plain = accepted(door.arrives(TEXT.formatted("+12025550123", ",'account':'call'")));
      assertThat(plain.brand()).isEqualTo("outlet");
      assertThat(plain.language()).isEqualTo("de");
      var said = ",'account':'call','brand':'shop','language':'fr'";
      var own = accepted(door.arrives(TEXT.formatted("+12025550123", said)));
      assertThat(own.brand()).isEqualTo("shop");
      assertThat(own.language()).isEqualTo("fr");
      var local =
          "{'channel':'whatsapp','account':'call','text':'hi','from':{'phone':'030 99999999'}}";
      assertThat(accepted(door.arrives(local)).from().phone()).isEqualTo("+493099999999");
    }
  }

  @ParameterizedTest
  @EnumSource
  void with_each_number_of_ours_a_customer_has_a_thread_of_their_own(Stores stores) {
    try (var door = shop(stores)) {
      var to = TEXT.formatted("+12025550123", ",'to':'%s'");
      var one = key(accepted(door.arrives(to.formatted("+4930123456"))));
      assertThat(key(accepted(door.arrives(to.formatted("+12025550100"))))).isNotEqualTo(one);
      var named = TEXT.formatted("+12025550123", ",'account':'call'");
      assertThat(key(accepted(door.arrives(named)))).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_names_an_unknown_account_waits_and_is_placed_when_released(Stores stores) {
    try (var door = shop(stores)) {
      var mail = MAIL.formatted(",'account':'returns'");
      var first = waits(door, mail, SuspensionReason.UNKNOWN_ACCOUNT);
      var second = waits(door, mail, SuspensionReason.UNKNOWN_ACCOUNT);
      waits(door, MAIL.formatted(",'account':'call'"), SuspensionReason.UNKNOWN_ACCOUNT);
      assertThat(accepted(release(door, first)).account()).isEqualTo("email");
      var returns =
          new DefineAccount(
              "returns", Channel.EMAIL, List.of(), "outlet", null, null, Map.of(), false);
      var _ = door.command(returns);
      door.shard.reload();
      var released = accepted(release(door, second));
      assertThat(released.account()).isEqualTo("returns");
      assertThat(released.brand()).isEqualTo("outlet");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_comes_to_a_paused_account_waits(Stores stores) {
    try (var door = shop(stores)) {
      var _ =
          door.command(
              new DefineAccount(
                  "email", Channel.EMAIL, List.of(), null, null, null, Map.of(), true));
      var id = waits(door, MAIL.formatted(""), SuspensionReason.ACCOUNT_PAUSED);
      assertThat(accepted(release(door, id)).account()).isEqualTo("email");
      assertThat(belongsTo(door, MAIL.formatted(",'account':'help'"))).isEqualTo("help");
      var _ = door.remove(Accounts.KIND, "email");
      assertThat(belongsTo(door, MAIL.formatted(""))).isEqualTo("email");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_of_our_own_is_no_customers(Stores stores) {
    try (var door = shop(stores)) {
      var own = MAIL.replace("a@example.org", "Sales+x@shop.example");
      var id =
          waits(door, own.formatted(",'to':'help@bücher.example'"), SuspensionReason.OWN_ADDRESS);
      var released = accepted(release(door, id));
      assertThat(released.answerTo().to()).isNull();
      var asks = own.formatted(",'replyTo':'c@example.org'");
      var asking = accepted(release(door, waits(door, asks, SuspensionReason.OWN_ADDRESS)));
      assertThat(asking.answerTo().to()).isEqualTo("c@example.org");
      assertThat(asking.customerId()).isNotEqualTo(released.customerId());
      assertThat(door.rows("select address from identity")).isEmpty();
      // a form that states a mailbox of ours would have us answer ourselves
      waits(
          door,
          "{'channel':'web','from':{'email':'help@bücher.example'},'text':'hi'}",
          SuspensionReason.OWN_ADDRESS);
      var chat =
          "{'channel':'chat','from':{'handle':'v1','email':'help@bücher.example'},'text':'hi'}";
      assertThat(accepted(door.arrives(chat)).answerTo().to()).isEqualTo("v1");
      assertThat(door.rows("select address from identity")).containsExactly("chat:v1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_narrowed_key_hands_in_for_its_channels_and_brands_alone(Stores stores) {
    try (var door = shop(stores)) {
      var outlet = new Access(null, List.of("outlet"), null, null, null);
      assertThat(by(door, outlet, TEXT.formatted("+12025550123", ",'account':'call'"))).hasSize(1);
      assertThat(by(door, outlet, MAIL.formatted(""))).isEmpty();
      assertThat(by(door, outlet, MAIL.formatted(",'brand':'outlet'"))).hasSize(1);
      assertThat(by(door, outlet, MAIL.formatted(",'brand':'shop'"))).isEmpty();
      var shop = new Access(null, List.of("shop"), null, null, null);
      var sayingSo = TEXT.formatted("+12025550123", ",'account':'call','brand':'shop'");
      assertThat(by(door, shop, sayingSo)).isEmpty();
      var mail = new Access(null, null, null, List.of("email"), null);
      assertThat(by(door, mail, MAIL.formatted(""))).hasSize(1);
      assertThat(by(door, mail, TEXT.formatted("+12025550123", ""))).isEmpty();
      var site = new Access(List.of("hall"), null, null, null, null);
      assertThat(by(door, site, MAIL.formatted(""))).isEmpty();
      assertThat(door.rows("select distinct reason from contact where status = 'rejected'"))
          .containsExactly("not-allowed");
    }
  }

  private static FrontDoor shop(Stores stores) {
    var door = new FrontDoor(stores);
    for (var account :
        List.of(
            account("help", Channel.EMAIL, null, "help@bücher.example"),
            account("sales", Channel.EMAIL, null, "sales@shop.example"),
            account("form", Channel.WEB, null, "form@shop.example"),
            account("us", Channel.WHATSAPP, null, "+12025550100"),
            new DefineAccount(
                "call",
                Channel.WHATSAPP,
                List.of("030 123456"),
                "outlet",
                "DE",
                "de",
                Map.of(),
                false))) {
      var _ = door.command(account);
    }
    door.shard.reload();
    return door;
  }

  private static List<AboutContact> by(FrontDoor door, Access access, String json) {
    var actor = new Actor("sb_narrow", Role.INTEGRATION, FrontDoor.WS, null, access);
    door.shard.run(List.of(door.received(FrontDoor.WS, json, actor)));
    return door.told();
  }

  private static @Nullable String belongsTo(FrontDoor door, String json) {
    return accepted(door.arrives(json)).account();
  }

  private static @Nullable String answersFrom(FrontDoor door, String json) {
    return accepted(door.arrives(json)).answerTo().from();
  }

  private static Accepted accepted(List<AboutContact> told) {
    assertThat(told).singleElement().isInstanceOf(Accepted.class);
    return (Accepted) told.getFirst();
  }

  private static String waits(FrontDoor door, String json, SuspensionReason reason) {
    var told = door.arrives(json);
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(Suspended.class, it -> assertThat(it.reason()).isEqualTo(reason));
    return told.getFirst().contactId();
  }

  private static List<AboutContact> release(FrontDoor door, String id) {
    var _ = door.command(new ReleaseContact(id, null));
    return door.told();
  }

  private static String key(Accepted contact) {
    return Objects.requireNonNull(contact.conversation()).conversationKey();
  }
}
