package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Addressees;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an answer to a contact goes, and who may answer that. */
class AnswerTest {
  private static final String MAIL =
      "{'channel':'email','account':'desk','from':{'email':'a@example.org'}," + "'text':'hi',%s}";

  @ParameterizedTest
  @EnumSource
  void a_mail_is_answered_to_all_who_got_it_but_us(Stores stores) {
    try (var door = desk(stores)) {
      var all = "'to':['help@desk.example','b@example.org'],'cc':['C@example.org','a@example.org']";
      assertThat(answerTo(door, MAIL.formatted(all)))
          .isEqualTo(
              new Addressees(
                  "help@desk.example", "a@example.org", List.of("b@example.org", "c@example.org")));
      var asked = all + ",'replyTo':'list@example.org'";
      assertThat(answerTo(door, MAIL.formatted(asked)).to()).isEqualTo("list@example.org");
      assertThat(answerTo(door, MAIL.formatted(asked)).cc()).contains("a@example.org");
    }
  }

  @ParameterizedTest
  @EnumSource
  void we_never_answer_ourselves(Stores stores) {
    try (var door = desk(stores)) {
      var self = MAIL.formatted("'replyTo':'help@desk.example'");
      assertThat(answerTo(door, self).to()).isEqualTo("a@example.org");
      // one of them is us, and nobody said which
      var unknown = MAIL.formatted("'to':['support@desk.example'],'cc':['b@example.org']");
      assertThat(answerTo(door, unknown).cc()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void on_other_channels_the_sender_is_answered_alone(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var from = "'from':{'phone':'+12025550123','handle':'h','email':'a@example.org'},'text':'a'";
      for (var channel : List.of("sms", "web", "chat")) {
        var told =
            answerTo(door, "{'channel':'%s','to':['b@c.example'],%s}".formatted(channel, from));
        var expected =
            channel.equals("sms") ? "+12025550123" : channel.equals("web") ? "a@example.org" : "h";
        assertThat(told).isEqualTo(new Addressees(null, expected, List.of()));
      }
      assertThat(answerTo(door, "{'channel':'phone','from':{'name':'A caller'},'text':'a'}").to())
          .isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_was_copied_may_join_and_our_own_mailbox_never(Stores stores) {
    try (var door = desk(stores)) {
      var first = "'externalId':'<m1@x>','to':['help@desk.example'],'cc':['b@example.org']";
      answerTo(door, MAIL.formatted(first));
      var answer = MAIL.formatted("'attributes':{'references':'<m1@x>'}");
      assertThat(door.arrives(answer.replace("a@example.org", "b@example.org")))
          .hasOnlyElementsOfType(Accepted.class);
      assertThat(door.arrives(answer.replace("a@example.org", "help@desk.example")))
          .hasOnlyElementsOfType(Suspended.class);
    }
  }

  private static FrontDoor desk(Stores stores) {
    var door = new FrontDoor(stores);
    var _ =
        door.command(AccountSetupTest.account("desk", Channel.EMAIL, null, "Help@desk.example"));
    return door;
  }

  private static Addressees answerTo(FrontDoor door, String json) {
    var told = door.arrives(json);
    assertThat(told).singleElement().isInstanceOf(Accepted.class);
    return ((Accepted) told.getFirst()).answerTo();
  }
}
