package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.contracts.contact.SuspensionReason;
import io.signalbox.ingest.channel.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeTest {
  private static final String MAIL =
      "{'channel':'email','externalId':'<m1@x>','from':{'email':'a@example.org'},'text':'Help'}";

  @ParameterizedTest
  @EnumSource
  void a_contact_comes_out_in_one_shape(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var accepted =
          one(
              door.arrives(
                  "{'channel':'sms','to':'+12025550100','from':{'phone':'(202) 555-0123',"
                      + "'name':' A  customer '},'text':'card 4111111111111111\\u0000',"
                      + "'occurredAt':'2099-01-01T00:00:00Z','attributes':{'plan':'gold'}}"));
      assertThat(accepted.from().phone()).isEqualTo("+12025550123");
      assertThat(accepted.from().name()).isEqualTo("A customer");
      assertThat(accepted.text()).isEqualTo("card ************1111\uFFFD");
      assertThat(accepted.occurredAt()).isEqualTo(accepted.receivedAt()).isEqualTo(door.now());
      assertThat(accepted.attributes()).containsEntry("plan", "gold");
      assertThat(accepted.workspace()).isEqualTo(FrontDoor.WS);
      assertThat(door.rows("select status from contact")).containsExactly("accepted");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_external_id_is_a_duplicate_for_thirty_days(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = one(door.arrives(MAIL));
      assertThat(door.arrives(MAIL.replace("<m1@x>", "m1@x"))).isEmpty();
      door.later(Duration.ofDays(29));
      assertThat(door.arrives(MAIL)).isEmpty();
      assertThat(door.rows("select duplicate_of from contact where status = 'duplicate'"))
          .containsOnly(first.contactId())
          .hasSize(2);
      door.later(Duration.ofDays(2));
      assertThat(one(door.arrives(MAIL)).contactId()).isNotEqualTo(first.contactId());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_outdated_does_not_count_even_while_it_is_still_there(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      door.arrives(MAIL);
      door.laterWithoutTimers(Duration.ofDays(30));
      assertThat(door.arrives(MAIL)).hasSize(1);
      assertThat(door.arrives(MAIL)).isEmpty();
      door.later(Duration.ofDays(1));
      assertThat(door.rows("select 1 from seen")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_duplicate_in_the_same_batch_is_one_too(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      assertThat(door.arriveTogether(MAIL, MAIL, MAIL)).hasSize(1);
      assertThat(door.rows("select status, count(*) from contact group by status order by status"))
          .containsExactly("accepted 1", "duplicate 2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_external_id_counts_within_workspace_channel_and_account(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      assertThat(door.arrives(MAIL)).hasSize(1);
      assertThat(door.arrives("other", MAIL)).hasSize(1);
      assertThat(door.arrives(MAIL.replace("'channel':'email'", "'channel':'web'"))).hasSize(1);
      assertThat(door.arrives(MAIL.replace("'from'", "'account':'email','from'"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void messages_of_a_customer_on_a_messaging_channel_are_one_conversation(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var text = "{'channel':'whatsapp','from':{'phone':'+12025550123'},'text':'hi'}";
      var first = one(door.arrives(text));
      assertThat(key(one(door.arrives(text)))).isEqualTo(key(first));
      var other = text.replace("0123", "0124");
      assertThat(key(one(door.arrives(other)))).isNotEqualTo(key(first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_conversation_on_a_messaging_channel_never_ends_others_are_one_matter(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var contact = "{'channel':'%s',%s'from':{'phone':'+12025550123','handle':'h'},'text':'hi'}";
      for (var id : List.of("", "'conversationId':'c1',")) {
        assertThat(lasting(one(door.arrives(contact.formatted("whatsapp", id))))).isTrue();
        assertThat(lasting(one(door.arrives(contact.formatted("chat", id))))).isTrue();
        assertThat(lasting(one(door.arrives(contact.formatted("web", id))))).isFalse();
      }
      assertThat(lasting(one(door.arrives(MAIL)))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_mails_calls_or_forms_of_a_customer_are_two_conversations(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      for (var channel : List.of("email", "phone", "web", "store", "api")) {
        var contact =
            "{'channel':'%s','from':{'email':'a@example.org'},'text':'hi'}".formatted(channel);
        var keys = door.arriveTogether(contact, contact).stream().map(IntakeTest::key).toList();
        assertThat(keys).doesNotHaveDuplicates().hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_to_a_mail_we_know_goes_on_with_its_conversation(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = one(door.arrives(MAIL));
      var answer = one(door.arrives(answer("m2", "a@example.org", "<unknown@x> <m1@x>")));
      assertThat(key(answer)).isEqualTo(key(first));
      assertThat(answer.references()).containsExactly("unknown@x", "m1@x");
      var third = one(door.arrives(answer("m3", "a@example.org", "<m2@x>")));
      assertThat(key(third)).isEqualTo(key(first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stranger_who_names_a_conversation_waits_for_a_person(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      one(door.arrives(MAIL));
      var told = door.arrives(answer("m2", "stranger@example.net", "<m1@x>"));
      assertThat(told)
          .singleElement()
          .isInstanceOfSatisfying(
              Suspended.class,
              it -> assertThat(it.reason()).isEqualTo(SuspensionReason.SENDER_NOT_IN_CONVERSATION));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whom_a_member_wrote_to_may_answer(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var first = one(door.arrives(MAIL.replace("'text'", "'to':['b@example.org'],'text'")));
      var answer = one(door.arrives(answer("m2", "b@example.org", "<m1@x>")));
      assertThat(key(answer)).isEqualTo(key(first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_conversation_the_channel_names_has_members_too(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var chat = "{'channel':'chat','conversationId':'c1','from':{'handle':'v1'},'text':'hi'}";
      var first = one(door.arrives(chat));
      assertThat(key(one(door.arrives(chat)))).isEqualTo(key(first));
      assertThat(door.arrives(chat.replace("v1", "v2"))).hasOnlyElementsOfType(Suspended.class);
      assertThat(door.arrives("other", chat.replace("v1", "v2")))
          .hasOnlyElementsOfType(Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_types_in_a_customers_address_does_not_get_into_the_customers_chat(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var victim = "{'channel':'chat','from':{'handle':'v1','email':'a@example.org'},'text':'hi'}";
      var first = one(door.arrives(victim));
      var impostor = one(door.arrives(victim.replace("'handle':'v1',", "")));
      assertThat(key(impostor)).isNotEqualTo(key(first));
      assertThat(key(one(door.arrives(victim)))).isEqualTo(key(first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_to_read_waits_for_a_person(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var empty =
          "{'channel':'email','from':{'email':'a@example.org'},'html':'<script>x</script>'}";
      assertThat(door.arrives(empty))
          .singleElement()
          .isInstanceOfSatisfying(
              Suspended.class,
              it -> assertThat(it.reason()).isEqualTo(SuspensionReason.UNREADABLE));
      var withFile = empty.replace("'html'", "'attachments':[{'fileName':'a.png'}],'html'");
      assertThat(door.arrives(withFile)).hasOnlyElementsOfType(Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closed_and_undeclared_channels_take_nothing(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var forum = "{'channel':'custom:forum','from':{'handle':'u'},'text':'hi'}";
      assertThat(door.arrives(forum)).isEmpty();
      door.command(new DefineChannel("custom:forum", ChannelKind.ASYNCHRONOUS, null));
      assertThat(door.arrives(forum)).hasSize(1);
      door.command(new DefineChannel("custom:forum", ChannelKind.ASYNCHRONOUS, false));
      door.shard.reload();
      assertThat(door.arrives(forum)).isEmpty();
      assertThat(door.rows("select status, reason from contact order by id"))
          .containsExactly("rejected unknown-channel", "accepted null", "rejected channel-closed");
      assertThat(door.command(new DefineChannel("fax", ChannelKind.PHONE, null)).outcome())
          .extracting("reason")
          .isEqualTo("unknown-channel");
      var _ = door.remove(Channels.KIND, "custom:forum");
      door.shard.reload();
      door.arrives(forum);
      assertThat(door.rows("select reason from contact order by id desc limit 1"))
          .containsExactly("unknown-channel");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_seen_is_forgotten_some_hours_after_it_is_outdated(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      door.arrives(MAIL);
      door.later(Duration.ofDays(20));
      door.arrives(MAIL.replace("m1", "m2"));
      door.later(Duration.ofDays(10).minusSeconds(1));
      assertThat(door.rows("select 1 from seen")).hasSize(2);
      door.later(Duration.ofHours(6).plusSeconds(2));
      assertThat(door.rows("select 1 from seen")).hasSize(1);
      assertThat(door.shard.timers()).hasSize(1);
    }
  }

  private static String answer(String id, String from, String references) {
    return "{'channel':'email','externalId':'%s@x','from':{'email':'%s'},'text':'Re','attributes':{'references':'%s'}}"
        .formatted(id, from, references);
  }

  private static Accepted one(List<AboutContact> told) {
    assertThat(told).singleElement().isInstanceOf(Accepted.class);
    return (Accepted) told.getFirst();
  }

  private static String key(AboutContact accepted) {
    return Objects.requireNonNull(((Accepted) accepted).conversation()).conversationKey();
  }

  private static boolean lasting(Accepted contact) {
    return Objects.requireNonNull(contact.conversation()).lasting();
  }
}
