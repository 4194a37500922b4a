package io.signalbox.faults;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.shard.TimerChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A service with one table: each entry is numbered within its workspace, written, announced. An
 * entry may set a timer, and cancel it.
 */
final class Ledger implements Shard<Ledger.Entry> {
  static final String IN = "ledger.in";
  static final String OUT = "ledger.out";

  private final String out;
  private final List<Entry> dirty = new ArrayList<>();

  Ledger() {
    this(OUT);
  }

  Ledger(String out) {
    this.out = out;
  }

  /** What is entered: by whom it is known, and what it asks for. */
  record Entry(
      String id, String workspace, long number, @Nullable String note, @Nullable Instant due) {}

  static ServiceSpec spec() {
    return spec("ledger", List.of());
  }

  static ServiceSpec spec(String name, List<ServiceSpec.Stage> upstream) {
    return spec(name, List.of(IN), OUT, upstream, _ -> new Ledger());
  }

  /** A ledger of another name and other topics. */
  static ServiceSpec spec(
      String name,
      List<String> entries,
      String out,
      List<ServiceSpec.Stage> upstream,
      IntFunction<? extends Shard<?>> shards) {
    return new ServiceSpec(
        name,
        entries.stream().map(topic -> new ServiceSpec.Entry(topic, "enter", true)).toList(),
        List.of(),
        List.of(out),
        upstream,
        new Text(),
        shards);
  }

  @Override
  public void load(Db db) {}

  @Override
  public void fetch(List<Input> batch, Db db) {}

  @Override
  public Decision<Entry> decide(Input input) {
    return switch (input) {
      case Received received -> entered((Entry) received.body(), received.workspace());
      case Due due ->
          Decision.<Entry>of()
              .event(Outgoing.to(out, "fired", due.workspace(), due.subject(), due.due()))
              .build();
    };
  }

  private Decision<Entry> entered(Entry entry, String workspace) {
    var note = entry.note();
    if ("throw".equals(note)) throw new IllegalStateException("cannot be decided");
    var decision = Decision.<Entry>of();
    if ("cancel".equals(note)) {
      return decision.timer(new TimerChange.Cancel(entry.id(), "deadline")).build();
    }
    decision.fact(new Entry(entry.id(), workspace, entry.number(), note, null));
    var due = entry.due();
    if (due != null) decision.timer(new TimerChange.Set(workspace, entry.id(), "deadline", due));
    return decision.event(Outgoing.to(out, "entered", workspace, entry.id(), entry)).build();
  }

  @Override
  public void apply(Entry entry) {
    dirty.add(entry);
  }

  @Override
  public void write(Db db) {
    db.batch(
        "insert into effect (id, workspace, number, note) values (?, ?, ?, ?)",
        dirty,
        (row, entry) -> {
          row.setString(1, entry.id());
          row.setString(2, entry.workspace());
          row.setLong(3, entry.number());
          if (entry.note() == null) row.setNull(4, Types.VARCHAR);
          else row.setString(4, entry.note());
        });
    dirty.clear();
  }

  private static final class Text implements Protocol {
    @Override
    public Object decode(String topic, String type, byte[] value) throws UnknownType, BadRecord {
      if (!type.equals("enter")) throw new UnknownType(type);
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
        var entry = Json.mapper().readValue(value, Entry.class);
        if (entry.id() == null) throw new BadRecord("schema", "/id is missing");
        return entry;
      } catch (CharacterCodingException e) {
        throw new BadRecord("not-utf-8", "the value is not UTF-8");
      } catch (IOException e) {
        throw new BadRecord("broken-json", "the value is not JSON");
      }
    }

    @Override
    public byte[] encode(Object body) {
      return Json.bytes(body);
    }

    @Override
    public boolean allowed(Actor actor, String topic, String type, Object body) {
      return true;
    }
  }
}
