package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.IngestCommand.DiscardContact;
import io.signalbox.contracts.contact.IngestCommand.ReleaseContact;
import io.signalbox.ingest.duplicate.KnownExternalId;
import io.signalbox.runtime.shard.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Few customers, few ids, many contacts, in batches of any size, with crashes: one seed one run.
 */
class IntakeSimulationTest {
  private static final int STEPS = Boolean.getBoolean("soak") ? 2_000 : 60;
  private static final List<String> CHANNELS =
      List.of("email", "chat", "sms", "web", "custom:undeclared");

  @ParameterizedTest(name = "seed {0} on H2")
  @MethodSource("seeds")
  void every_contact_is_exactly_one_thing(long seed) {
    run(seed, Stores.H2);
  }

  @ParameterizedTest(name = "seed {0} on PostgreSQL")
  @MethodSource("few")
  void on_postgres_too(long seed) {
    run(seed, Stores.POSTGRES);
  }

  static LongStream seeds() {
    var seed = Long.getLong("seed", 0);
    return seed != 0 ? LongStream.of(seed) : LongStream.rangeClosed(1, 25);
  }

  static LongStream few() {
    return seeds().limit(3);
  }

  private static void run(long seed, Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var world = new World(new Random(seed), door);
      for (var step = 0; step < STEPS; step++) {
        world.step();
      }
      world.check();
    }
  }

  /** What was done, and what ought to have come of it. */
  private static final class World {
    private final Random random;
    private final FrontDoor door;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<String> suspended = new ArrayList<>();
    private int arrived;
    private int duplicates;
    private int rejected;
    private int discarded;

    World(Random random, FrontDoor door) {
      this.random = random;
      this.door = door;
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0 -> door.shard.reload();
        case 1 -> door.later(Duration.ofHours(random.nextInt(24 * 4)));
        case 2 -> door.laterWithoutTimers(Duration.ofHours(random.nextInt(24 * 20)));
        case 3 -> settleOne();
        default -> arrive(1 + random.nextInt(20));
      }
    }

    private void arrive(int contacts) {
      var batch = new ArrayList<Input>();
      for (var i = 0; i < contacts; i++) {
        batch.add(contact());
      }
      door.shard.run(batch);
      door.told().forEach(this::note);
    }

    private Input contact() {
      arrived++;
      var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      var externalId = random.nextInt(3) == 0 ? null : "<m" + random.nextInt(40) + ">";
      var json = new StringBuilder("{'channel':'" + channel + "'");
      json.append(externalId == null ? "" : ",'externalId':'" + externalId + "'");
      json.append(random.nextInt(3) == 0 ? ",'conversationId':'c" + random.nextInt(6) + "'" : "");
      var sender = random.nextInt(6);
      json.append(",'from':{'email':'c" + sender + "@example.org'");
      var phone = random.nextBoolean() ? ",'phone':'+1202555010" + random.nextInt(6) + "'" : "";
      json.append(phone);
      json.append("},'text':'hello','attributes':{'inReplyTo':'<m" + random.nextInt(40) + ">'}}");
      var received = door.received(FrontDoor.WS, json.toString());
      // of a mail the id alone says nothing: the same one from somebody else is another mail
      var content = channel.equals("email") ? sender + phone : "";
      expect(channel, externalId == null ? null : channel + externalId + content);
      return received;
    }

    private void expect(String channel, @Nullable String key) {
      if (channel.startsWith("custom:")) {
        rejected++;
      } else if (key != null) {
        var first = firstSeen.get(key);
        if (first != null && first.plus(KnownExternalId.MEMORY).isAfter(door.now())) {
          duplicates++;
        } else {
          firstSeen.put(key, door.now());
        }
      }
    }

    private void settleOne() {
      if (suspended.isEmpty()) {
        return;
      }
      var id = suspended.remove(random.nextInt(suspended.size()));
      if (random.nextBoolean()) {
        door.command(new ReleaseContact(id, null));
      } else {
        door.command(new DiscardContact(id, null, null));
        discarded++;
      }
      door.told().forEach(this::note);
    }

    private void note(AboutContact event) {
      if (event instanceof Accepted contact) {
        assertThat(accepted.add(contact.contactId())).as("accepted once").isTrue();
        assertThat(contact.conversation()).isNotNull();
      } else if (event instanceof Suspended contact) {
        suspended.add(contact.contactId());
      }
    }

    void check() {
      var rows = new HashMap<String, Long>();
      for (var row : door.rows("select status, count(*) from contact group by status")) {
        var blank = row.indexOf(' ');
        rows.put(row.substring(0, blank), Long.parseLong(row.substring(blank + 1)));
      }
      assertThat(door.rows("select count(*) from contact")).containsExactly("" + arrived);
      assertThat(rows.getOrDefault("duplicate", 0L)).isEqualTo(duplicates);
      assertThat(rows.getOrDefault("rejected", 0L)).isEqualTo(rejected);
      assertThat(rows.getOrDefault("discarded", 0L)).isEqualTo(discarded);
      assertThat(rows.getOrDefault("suspended", 0L)).isEqualTo(suspended.size());
      assertThat(door.rows("select id from contact where status = 'accepted'"))
          .containsExactlyInAnyOrderElementsOf(accepted);
      assertThat(door.rows("select id from suspension"))
          .containsExactlyInAnyOrderElementsOf(suspended);
      assertThat(door.rows("select address from identity where kind = 'email'"))
          .doesNotHaveDuplicates();
      assertThat(suspended.size() + discarded + duplicates).as("worth running").isPositive();
    }
  }
}
