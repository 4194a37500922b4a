package io.signalbox.simulation;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.shard.TimerChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Three small services: {@code gate} passes on what comes from outside; {@code front} takes
 * promises and answers from there and from outside and numbers them; {@code clock} lets a timer run
 * for each promise, and breaks it unless an answer came in time.
 */
final class SimService {
  static final String GATE = "gate.in";
  static final String GIVEN = "given";
  static final String IN = "front.in";
  static final String PROMISES = "promises";
  static final String VERDICTS = "verdicts";
  static final String OTHER = "clock.in";

  /** A type that front tells and clock has no use for. */
  static final String NOISE = "noise";

  private SimService() {}

  static ServiceSpec gate() {
    return new ServiceSpec(
        "gate",
        List.of(new ServiceSpec.Entry(GATE, "", true)),
        List.of(),
        List.of(GIVEN),
        List.of(),
        new SimText(),
        _ -> new Gate());
  }

  static ServiceSpec front() {
    return new ServiceSpec(
        "front",
        List.of(new ServiceSpec.Entry(IN, "", true)),
        List.of(GIVEN),
        List.of(PROMISES),
        List.of(new ServiceSpec.Stage("gate", List.of(GATE), GIVEN)),
        new SimText(),
        _ -> new Front());
  }

  static ServiceSpec clock() {
    return new ServiceSpec(
        "clock",
        List.of(new ServiceSpec.Entry(OTHER, "", false)),
        List.of(PROMISES),
        List.of(VERDICTS),
        List.of(
            new ServiceSpec.Stage("gate", List.of(GATE), GIVEN),
            new ServiceSpec.Stage("front", List.of(IN), PROMISES)),
        new SimText(),
        _ -> new Clock());
  }

  /** A record for front. */
  static ProducerRecord<byte[], byte[]> record(
      String workspace, String type, String id, String body) {
    return record(IN, workspace, type, id, body);
  }

  /** A record for front, or for gate to pass on. */
  static ProducerRecord<byte[], byte[]> record(
      String topic, String workspace, String type, String id, String body) {
    var key = workspace.getBytes(StandardCharsets.UTF_8);
    var headers = new ArrayList<Header>();
    headers.add(OutRecord.header(HeaderNames.ID, id));
    headers.add(OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType(type)));
    return new ProducerRecord<>(
        topic,
        Partitions.of(key, World.SHARDS),
        null,
        key,
        body.getBytes(StandardCharsets.UTF_8),
        headers);
  }

  /** Asks clock how far it is. */
  static ProducerRecord<byte[], byte[]> marker(Instant past, int shard) {
    var headers =
        List.of(
            OutRecord.header(HeaderNames.TYPE, HeaderNames.MARKER_TYPE),
            OutRecord.header(HeaderNames.SOURCE, "/after/shards/0/life"),
            OutRecord.header(HeaderNames.TIME, past.toString()),
            OutRecord.header(HeaderNames.WANTED_ON, VERDICTS));
    return new ProducerRecord<>(OTHER, shard, null, null, new byte[0], headers);
  }

  /** A shard whose state is a map of names, fetched when a batch names them. */
  abstract static class Remembering implements Shard<Map.Entry<String, String>> {
    final Map<String, String> memory = new HashMap<>();
    private final Set<String> dirty = new HashSet<>();

    @Override
    public void load(Db db) {
      memory.clear();
    }

    @Override
    public void fetch(List<Input> batch, Db db) {
      for (var input : batch) {
        var name = name(input);
        var row = ((SimStore.Rows) db).get(name);
        if (row != null) memory.putIfAbsent(name, row);
      }
    }

    static String name(Input input) {
      return switch (input) {
        case Received received when received.body() instanceof Delivered end -> end.subject();
        case Received received -> received.body().toString().split(" ", -1)[1];
        case Due due -> due.subject();
      };
    }

    @Override
    public void apply(Map.Entry<String, String> fact) {
      if (fact.getValue().contains("inapplicable")) throw new IllegalStateException("apply failed");
      memory.put(fact.getKey(), fact.getValue());
      dirty.add(fact.getKey());
    }

    @Override
    public void write(Db db) {
      for (var name : dirty) {
        ((SimStore.Rows) db).put(name, memory.getOrDefault(name, ""));
      }
      dirty.clear();
    }

    @Override
    public void settled() {
      memory.clear();
    }
  }

  private static final class Gate extends Remembering {
    @Override
    public Decision<Map.Entry<String, String>> decide(Input input) {
      return switch (input) {
        case Received received ->
            Decision.<Map.Entry<String, String>>of()
                .event(
                    Outgoing.to(
                        GIVEN, "told", received.workspace(), name(received), received.body()))
                .outcome(Outcome.DONE)
                .build();
        case Due due -> throw new IllegalStateException("never set: " + due);
      };
    }
  }

  private static final class Front extends Remembering {
    @Override
    public Decision<Map.Entry<String, String>> decide(Input input) {
      return switch (input) {
        case Received received when received.body() instanceof Delivered -> Decision.nothing();
        case Received received -> told(received);
        case Due due -> tell(due.workspace(), due.subject(), "answer " + due.subject()).build();
      };
    }

    private Decision<Map.Entry<String, String>> told(Received received) {
      var words = received.body().toString().split(" ", -1);
      if (words[0].equals("boom")) throw new IllegalStateException("cannot be decided");
      var name = name(received);
      var decision = tell(received.workspace(), name, received.body().toString());
      if (words[0].equals("promise")) decision.deliver(note(received.workspace(), name));
      if (words[0].equals("later")) {
        var when = Instant.ofEpochMilli(Long.parseLong(words[2]));
        decision.timer(new TimerChange.Set(received.workspace(), name, "answer", when));
      }
      return decision.build();
    }

    private static Delivery note(String workspace, String name) {
      var target = "target " + Math.floorMod(name.hashCode(), 2);
      return new Delivery(
          Ids.hash("note", name), workspace, target, workspace, "simulated", name, "of " + name);
    }

    private Decision.Builder<Map.Entry<String, String>> tell(
        String workspace, String name, String body) {
      var count = Integer.parseInt(memory.getOrDefault(name, "0 -").split(" ", -1)[0]) + 1;
      return Decision.<Map.Entry<String, String>>of()
          .fact(Map.entry(name, count + " " + body))
          .event(Outgoing.to(PROMISES, "told", workspace, name, body + " #" + count))
          .event(Outgoing.to(PROMISES, NOISE, workspace, name, "poison if read"))
          .outcome(Outcome.done("#" + count));
    }
  }

  private static final class Clock extends Remembering {
    @Override
    public Decision<Map.Entry<String, String>> decide(Input input) {
      return switch (input) {
        case Received received when received.topic().equals(OTHER) -> Decision.nothing();
        case Received received -> told(received);
        case Due due -> timeUp(due);
      };
    }

    private Decision<Map.Entry<String, String>> told(Received received) {
      var words = received.body().toString().split(" ", -1);
      var name = words[1];
      var before = memory.get(name);
      var decision = Decision.<Map.Entry<String, String>>of();
      if (words[0].equals("promise") && before == null) {
        var due = Instant.ofEpochMilli(Long.parseLong(words[2]));
        return decision
            .fact(Map.entry(name, "running " + words[2]))
            .timer(new TimerChange.Set(received.workspace(), name, "deadline", due))
            .build();
      }
      if (!words[0].equals("answer") || before == null) return Decision.nothing();
      var state = before.split(" ", -1);
      var late = state.length < 2 || received.enteredAt().toEpochMilli() > Long.parseLong(state[1]);
      return switch (state[0]) {
        case "running" ->
            decision
                .fact(Map.entry(name, late ? "broken" : "kept"))
                .timer(new TimerChange.Cancel(name, "deadline"))
                .event(verdict(received.workspace(), name, late ? "broken" : "kept"))
                .build();
        case "provisional" ->
            late
                ? decision.fact(Map.entry(name, "broken")).build()
                : decision
                    .fact(Map.entry(name, "kept"))
                    .event(verdict(received.workspace(), name, "retracted"))
                    .build();
        default -> Decision.nothing();
      };
    }

    private Decision<Map.Entry<String, String>> timeUp(Due due) {
      var before = memory.get(due.subject());
      if (before == null || !before.startsWith("running")) {
        throw new IllegalStateException("a timer of " + due.subject() + " that was cancelled");
      }
      var verdict = due.provisional() ? "provisional" : "broken";
      return Decision.<Map.Entry<String, String>>of()
          .fact(Map.entry(due.subject(), verdict + before.substring("running".length())))
          .event(verdict(due.workspace(), due.subject(), verdict))
          .build();
    }

    private static Outgoing verdict(String workspace, String name, String verdict) {
      return Outgoing.to(VERDICTS, "verdict", workspace, name, verdict + " " + name);
    }
  }
}
