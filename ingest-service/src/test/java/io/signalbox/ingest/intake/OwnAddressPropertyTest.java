package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.identity.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** None of our own addresses is ever a member of a conversation, a customer's, or written to. */
class OwnAddressPropertyTest {
  private static final List<String> OURS =
      List.of("help@bücher.example", "sales@shop.example", "+4930123456", "page-1");
  private static final List<String> PARTIES =
      List.of(
          "{'email':'Help@Bücher.example'}",
          "{'email':'help+x1@xn--bcher-kva.example'}",
          "{'email':'sales+@shop.example','name':'A clerk'}",
          "{'phone':'+49 30 123456'}",
          "{'handle':'page-1'}",
          "{'externalId':'page-1'}",
          "{'handle':'u1','email':'sales@shop.example'}",
          "{'handle':'u1','phone':'+4930123456','externalId':'u-1'}",
          "{'email':'a@example.org'}",
          "{'email':'b+x@example.org','phone':'+12025550123'}",
          "{'handle':'u2','externalId':'u-2'}",
          "{'phone':'+12025550124'}");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void is_nobody_else(long seed) {
    try (var door = new FrontDoor(Stores.H2)) {
      for (var channel : List.of("email", "web", "whatsapp", "messenger")) {
        var id = "ours-" + channel;
        var numbers = channel.equals("whatsapp");
        var those =
            OURS.stream()
                .filter(it -> it.startsWith("+") == numbers)
                .filter(it -> it.equals("page-1") == channel.equals("messenger"))
                .toArray(String[]::new);
        var _ = door.command(AccountSetupTest.account(id, new Channel(channel), null, those));
      }
      play(door, new Random(seed));
      check(door);
    }
  }

  static LongStream seeds() {
    var seed = Long.getLong("seed", 0);
    return seed != 0 ? LongStream.of(seed) : LongStream.rangeClosed(1, 20);
  }

  private static void play(FrontDoor door, Random random) {
    var waiting = new ArrayList<String>();
    var accepted = 0;
    for (var step = 0; step < 60; step++) {
      var told =
          random.nextInt(4) == 0 && !waiting.isEmpty()
              ? released(door, waiting.remove(random.nextInt(waiting.size())))
              : door.arrives(contact(random, step));
      for (var event : told) {
        if (event instanceof Suspended suspended) waiting.add(suspended.contactId());
        if (event instanceof Accepted contact) {
          accepted++;
          assertThat(contact.answerTo().from())
              .matches(from -> from == null || ours(contact.channel(), from));
          assertThat(contact.answerTo().to()).matches(to -> !ours(contact.channel(), to));
          assertThat(contact.answerTo().cc()).noneMatch(cc -> ours(contact.channel(), cc));
        }
      }
    }
    assertThat(accepted).as("worth running").isGreaterThan(10);
  }

  private static List<AboutContact> released(FrontDoor door, String id) {
    var _ = door.command(new ReleaseContact(id, null));
    return door.told();
  }

  private static String contact(Random random, int step) {
    var channel = List.of("email", "email", "web", "whatsapp", "messenger", "chat");
    var json = new StringBuilder("{'text':'hi','externalId':'<m%d@x>'".formatted(step));
    json.append(",'channel':'%s'".formatted(channel.get(random.nextInt(channel.size()))));
    json.append(",'from':").append(party(random));
    json.append(",'to':[%s,%s]".formatted(party(random), party(random)));
    json.append(",'cc':[%s]".formatted(party(random)));
    if (random.nextInt(3) == 0) json.append(",'replyTo':").append(party(random));
    if (random.nextInt(4) == 0) json.append(",'conversationId':'c" + random.nextInt(3) + "'");
    json.append(",'attributes':{'references':'<m%d@x>'}}".formatted(random.nextInt(step + 1)));
    return json.toString();
  }

  private static String party(Random random) {
    return PARTIES.get(random.nextInt(PARTIES.size()));
  }

  private static void check(FrontDoor door) {
    assertThat(door.rows("select address from identity"))
        .isNotEmpty()
        .noneMatch(it -> it.equals("messenger:page-1") || ours(Channel.EMAIL, it));
    var members = new HashSet<String>();
    door.rows("select members from conversation")
        .forEach(row -> members.addAll(List.of(row.split(" "))));
    assertThat(members).isNotEmpty().doesNotContainAnyElementsOf(idsOfOurs());
  }

  /** In one form, as it is told to others; a page's id is ours on its own channel alone. */
  private static boolean ours(Channel channel, @Nullable String address) {
    return address != null
        && (address.startsWith("help@")
            || address.startsWith("help+")
            || address.startsWith("sales")
            || address.equals("+4930123456")
            || (address.equals("page-1") && channel.equals(Channel.MESSENGER)));
  }

  private static Set<String> idsOfOurs() {
    var ids = new HashSet<String>();
    for (var text :
        List.of(
            "help@xn--bcher-kva.example",
            "help+x1@xn--bcher-kva.example",
            "sales@shop.example",
            "sales+@shop.example")) {
      ids.addAll(ids(Channel.EMAIL, Party.byEmail(text)));
    }
    ids.addAll(ids(Channel.WHATSAPP, new Party(null, null, "+4930123456", null, null)));
    ids.addAll(ids(Channel.MESSENGER, new Party(null, null, null, "page-1", "page-1")));
    return ids;
  }

  private static List<String> ids(Channel channel, Party party) {
    return Address.of(FrontDoor.WS, channel, party).stream()
        .map(address -> address.id().toString())
        .toList();
  }
}
