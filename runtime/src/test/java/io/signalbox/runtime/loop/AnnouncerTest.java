package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.testkit.Believing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an event's headers say of its cause. */
class AnnouncerTest {
  private static final Announcer.Cause CAUSE =
      new Announcer.Cause("record-1", "contact-1", 7, Instant.EPOCH);
  private static final Outgoing EVENT = Outgoing.to("out", "thing.happened", "ws", "thing-2", "{}");

  private final Announcer announcer =
      new Announcer(spec(), TopicLimits.LEAST, new Believing(Actor.SYSTEM));

  @Test
  void what_follows_is_one_hop_further_in_the_same_story() {
    var record = announcer.announce(EVENT, CAUSE, 0, 0, new ShardState());

    assertThat(header(record, HeaderNames.HOPS)).isEqualTo("8");
    assertThat(header(record, HeaderNames.CORRELATION)).isEqualTo("contact-1");
    assertThat(header(record, HeaderNames.CAUSATION)).isEqualTo("record-1");
  }

  @Test
  void a_story_of_its_own_begins_at_the_first_hop_and_notes_its_cause() {
    var record = announcer.announce(EVENT.begun(), CAUSE, 0, 0, new ShardState());

    assertThat(header(record, HeaderNames.HOPS)).isEqualTo("1");
    assertThat(header(record, HeaderNames.CORRELATION)).isEqualTo("thing-2");
    assertThat(header(record, HeaderNames.CAUSATION)).isEqualTo("record-1");
  }

  private static String header(OutRecord record, String name) {
    return record.headers().stream()
        .filter(header -> header.key().equals(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static ServiceSpec spec() {
    return new ServiceSpec(
        "test",
        List.of(),
        List.of(),
        List.of("out"),
        List.of(),
        new Text(),
        _ -> {
          throw new AssertionError("no shard is wanted");
        });
  }

  private static final class Text implements Protocol {
    @Override
    public Object decode(String topic, String type, byte[] value) {
      return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] encode(Object body) {
      return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean allowed(Actor actor, String topic, String type, Object body) {
      return true;
    }
  }
}
