package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.testkit.Believing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * Of what does not concern a service only its place is read; what is wrong with that still tells.
 */
class SkippingTest {
  private final Preparer preparer = new Preparer(spec(), new Believing(Actor.SYSTEM), 1, null);

  @Test
  void is_passed_over_with_its_place() {
    assertThat(prepared(headers()))
        .isInstanceOfSatisfying(
            Item.Skipped.class,
            skipped -> {
              assertThat(skipped.source()).isEqualTo("/first/shards/0/life");
              assertThat(skipped.sequence()).isEqualTo(7);
              assertThat(skipped.at()).isEqualTo(1_000);
            });
  }

  @Test
  void what_was_passed_on_too_often_is_a_dead_letter_in_its_place() {
    var headers = headers();
    headers.put(HeaderNames.HOPS, "9");

    assertThat(prepared(headers))
        .isInstanceOfSatisfying(
            Item.Bad.class,
            bad -> {
              assertThat(bad.reason()).isEqualTo("loop");
              assertThat(bad.sequence()).isEqualTo(7);
            });
  }

  @Test
  void what_has_no_place_is_a_dead_letter() {
    for (var name : List.of(HeaderNames.SEQUENCE, HeaderNames.SOURCE, HeaderNames.TIME)) {
      var headers = headers();
      headers.remove(name);

      assertThat(prepared(headers))
          .as(name)
          .isInstanceOfSatisfying(
              Item.Bad.class, bad -> assertThat(bad.reason()).isEqualTo("envelope"));
    }
  }

  @Test
  void what_makes_no_sense_is_a_dead_letter() {
    var senseless =
        Map.of(HeaderNames.SEQUENCE, "x", HeaderNames.TIME, "now", HeaderNames.HOPS, "-1");
    senseless.forEach(
        (name, value) -> {
          var headers = headers();
          headers.put(name, value);

          assertThat(prepared(headers)).as(name).isInstanceOf(Item.Bad.class);
        });
  }

  private static Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(HeaderNames.ID, "event-7");
    headers.put(HeaderNames.HOPS, "1");
    headers.put(HeaderNames.TIME, "1970-01-01T00:00:01Z");
    headers.put(HeaderNames.SOURCE, "/first/shards/0/life");
    headers.put(HeaderNames.SEQUENCE, "00000000000000000007");
    headers.put(HeaderNames.TYPE, HeaderNames.wireType("thing.happened"));
    return headers;
  }

  private Item.Read prepared(Map<String, String> headers) {
    var key = "ws".getBytes(StandardCharsets.UTF_8);
    var raw = new ConsumerRecord<>("inner", 0, 3, key, "{}".getBytes(StandardCharsets.UTF_8));
    headers.forEach(
        (name, value) -> raw.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return preparer.prepare(List.of(raw)).getFirst();
  }

  private static ServiceSpec spec() {
    return new ServiceSpec(
        "second",
        List.of(),
        List.of("inner"),
        List.of(),
        List.of(),
        new Uninterested(),
        _ -> {
          throw new AssertionError("no shard is wanted");
        });
  }

  private static final class Uninterested implements Protocol {
    @Override
    public Object decode(String topic, String type, byte[] value) {
      throw new AssertionError("it concerns nobody");
    }

    @Override
    public boolean concerns(String topic, String type) {
      return false;
    }

    @Override
    public byte[] encode(Object body) {
      throw new AssertionError("nothing is said");
    }

    @Override
    public boolean allowed(Actor actor, String topic, String type, Object body) {
      return false;
    }
  }
}
