package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Markers and watermarks are ours only; whatever looks like one is a record like any other. */
class MarkerTest {
  private static final long STAMP = 1_700_000_000_000L;

  private final ServiceSpec spec =
      new ServiceSpec(
          "clock",
          List.of(new ServiceSpec.Entry("own", "", false)),
          List.of("inner"),
          List.of("out"),
          List.of(),
          new Mute(),
          _ -> {
            throw new UnsupportedOperationException("no shards here");
          });
  private final Announcer announcer = new Announcer(spec, TopicLimits.LEAST, by(Role.SYSTEM));

  @Test
  void a_marker_of_ours_says_what_is_wanted() {
    var marker = announcer.marker("own", 0, List.of("a", "b"), STAMP - 5, state());
    assertThat(read(marker, by(Role.SYSTEM)))
        .isInstanceOfSatisfying(
            Item.Marker.class,
            read -> {
              assertThat(read.at()).isEqualTo(STAMP);
              assertThat(read.past()).isEqualTo(STAMP - 5);
              assertThat(read.wantedOn()).containsExactly("a", "b");
            });
  }

  @Test
  void one_that_nobody_of_ours_vouches_for_is_a_dead_letter() {
    var marker = announcer.marker("own", 0, List.of("a"), STAMP, state());
    for (var who : List.of(by(Role.INTEGRATION), by(Role.ADMIN), new Vouching(null))) {
      assertThat(read(marker, who))
          .isInstanceOfSatisfying(
              Item.Bad.class, bad -> assertThat(bad.reason()).isEqualTo("no-key"));
    }
  }

  @Test
  void one_without_a_time_is_a_dead_letter() {
    var marker = announcer.marker("own", 0, List.of(), STAMP, state());
    var headers =
        marker.headers().stream().filter(each -> !each.key().equals(HeaderNames.TIME)).toList();
    var broken = new OutRecord("own", 0, null, new byte[0], headers);
    assertThat(read(broken, by(Role.SYSTEM))).isInstanceOf(Item.Bad.class);
  }

  @Test
  void a_watermark_is_read_on_inner_topics_only() {
    var inner = announcer.watermark("inner", 0, STAMP - 7, state());
    assertThat(read(inner, by(Role.SYSTEM)))
        .isInstanceOfSatisfying(
            Item.Watermark.class,
            read -> {
              assertThat(read.at()).isEqualTo(STAMP - 7);
              assertThat(read.source()).isEqualTo("/clock/shards/0/life");
            });
    var entry = announcer.watermark("own", 0, STAMP, state());
    assertThat(read(entry, by(Role.SYSTEM))).isInstanceOf(Item.Bad.class);
  }

  private static Authorizer by(Role role) {
    return new Vouching(role);
  }

  private static ShardState state() {
    var state = new ShardState();
    state.incarnation = "life";
    return state;
  }

  private Item.Read read(OutRecord record, Authorizer authorizer) {
    var raw =
        new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            9L,
            STAMP,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            record.key(),
            record.value(),
            new RecordHeaders(record.headers()),
            Optional.empty());
    return new Preparer(spec, authorizer, 1, null).prepare(List.of(raw)).getFirst();
  }

  /** Takes everybody for somebody of that role, or for nobody. */
  private record Vouching(@Nullable Role role) implements Authorizer {
    @Override
    public Actor authorize(ConsumerRecord<byte[], byte[]> record, String workspace) throws Refused {
      if (role == null) throw new Refused("unknown");
      return new Actor("someone", role, workspace, null);
    }

    @Override
    public String vouch(Actor actor, OutRecord record) {
      return "ours";
    }

    @Override
    public byte[] withoutSecret(String name, byte[] value) {
      return value;
    }
  }
}
