package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.ingest.channel.Accounts;
import io.signalbox.ingest.channel.Channels;
import io.signalbox.runtime.shard.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which accounts there can be. */
class AccountSetupTest {
  @ParameterizedTest
  @EnumSource
  void one_address_is_of_one_account_of_a_channel_however_it_is_written(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      defined(door, account("help", Channel.EMAIL, null, "Help@Bücher.example"));
      defined(door, account("call", Channel.PHONE, "DE", "030 123456"));
      defined(door, account("page", Channel.X, null, "@Shop"));
      door.shard.reload();
      taken(door, account("two", Channel.EMAIL, null, "a@b.example", "help@xn--bcher-kva.example"));
      taken(door, account("two", Channel.PHONE, null, "+49 30 123456"));
      taken(door, account("two", Channel.X, null, "shop"));
      // on another channel it is another account; and whoever has it may say so once more
      defined(door, account("form", Channel.WEB, null, "help@bücher.example"));
      defined(door, account("help", Channel.EMAIL, null, "help@bücher.example", "x@y.example"));
      var _ = door.remove(Accounts.KIND, "help");
      defined(door, account("two", Channel.EMAIL, null, "help@bücher.example"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_no_address_on_the_channel_is_none_of_an_account(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      for (var wrong :
          List.of(
              "help", "Help <a@b.example>", "a@b.example, c@d.example", "@", "a@b", " ", "+49")) {
        assertThat(reason(door, account("a", Channel.EMAIL, null, wrong)))
            .as(wrong)
            .isEqualTo("no-address");
      }
      assertThat(reason(door, account("a", Channel.SMS, "US", "a@b.example")))
          .isEqualTo("no-address");
      assertThat(reason(door, account("a", Channel.SMS, "US", "7"))).isEqualTo("no-address");
      assertThat(reason(door, account("a", Channel.SMS, "ZZ", "+12025550123")))
          .isEqualTo("unknown-region");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_account_stays_on_its_channel_which_stays_while_it_is_there(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var forum = Channel.custom("forum");
      assertThat(reason(door, account("f", forum, null))).isEqualTo("unknown-channel");
      door.command(new DefineChannel(forum.value(), ChannelKind.PUBLIC, null));
      defined(door, account("f", forum, null));
      assertThat(reason(door, account("f", Channel.CHAT, null))).isEqualTo("wrong-channel");
      assertThat(reason(door, account("email", Channel.CHAT, null))).isEqualTo("wrong-channel");
      assertThat(reason(door, account("custom:x", forum, null))).isEqualTo("wrong-channel");
      assertThat(door.remove(Channels.KIND, forum.value()).outcome())
          .extracting("reason")
          .isEqualTo("in-use");
      var _ = door.remove(Accounts.KIND, "f");
      assertThat(door.remove(Channels.KIND, forum.value()).outcome())
          .extracting("status")
          .isEqualTo(Outcome.Status.DONE);
    }
  }

  static DefineAccount account(
      String id, Channel channel, @Nullable String region, String... addresses) {
    return new DefineAccount(id, channel, List.of(addresses), null, region, null, Map.of(), false);
  }

  private static void defined(FrontDoor door, DefineAccount account) {
    assertThat(door.command(account).outcome()).extracting("status").isEqualTo(Outcome.Status.DONE);
  }

  private static void taken(FrontDoor door, DefineAccount account) {
    assertThat(reason(door, account)).isEqualTo("address-taken");
  }

  private static @Nullable Object reason(FrontDoor door, DefineAccount account) {
    var outcome = door.command(account).outcome();
    return outcome == null ? null : outcome.reason();
  }
}
