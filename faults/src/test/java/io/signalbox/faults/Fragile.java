package io.signalbox.faults;

import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A ledger with a schema, whose rules break on certain notes until they are mended.
 *
 * @param mended whether the rule that throws has been put right
 */
record Fragile(Ledger ledger, BooleanSupplier mended) implements Shard<Ledger.Entry> {
  private static final String SCHEMA =
      """
      {"type":"object","required":["id","workspace","number"],"properties":{
        "id":{"type":"string"},"workspace":{"type":"string"},"number":{"type":"integer"},
        "note":{"type":"string"},"due":{"type":"string"}}}\
      """;

  /** An answer that no JSON can be made of. */
  record Unwritable() {
    public String getName() {
      throw new IllegalStateException("has no name");
    }
  }

  static ServiceSpec spec(BooleanSupplier mended) {
    return new ServiceSpec(
        "ledger",
        List.of(new ServiceSpec.Entry(Ledger.IN, "enter", true)),
        List.of(),
        List.of(Ledger.OUT),
        List.of(),
        new JsonProtocol(new Entries(), (_, _, _, _) -> true),
        _ -> new Fragile(new Ledger(), mended));
  }

  private static final class Entries implements JsonProtocol.Messages {
    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      return type.equals("enter") ? Optional.of(Ledger.Entry.class) : Optional.empty();
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      return Optional.of(SCHEMA);
    }
  }

  @Override
  public void load(Db db) {
    ledger.load(db);
  }

  @Override
  public void fetch(List<Input> batch, Db db) {
    ledger.fetch(batch, db);
  }

  @Override
  public Decision<Ledger.Entry> decide(Input input) {
    return switch (input) {
      case Received received -> entered(received, (Ledger.Entry) received.body());
      case Due due -> throw new IllegalStateException("no rule for " + due.kind());
    };
  }

  private Decision<Ledger.Entry> entered(Received received, Ledger.Entry entry) {
    var note = entry.note() == null ? "" : entry.note();
    return switch (note) {
      case "mute" ->
          Decision.<Ledger.Entry>of()
              .event(event(received, "never heard"))
              .outcome(Outcome.done(new Unwritable()))
              .build();
      case "swell" ->
          Decision.<Ledger.Entry>of().event(event(received, "x".repeat(5_000_000))).build();
      case "throw" -> mended.getAsBoolean() ? plain(entry) : ledger.decide(received);
      default -> ledger.decide(received);
    };
  }

  private static Outgoing event(Received received, String body) {
    return Outgoing.to(Ledger.OUT, "entered", received.workspace(), received.id(), body);
  }

  private static Decision<Ledger.Entry> plain(Ledger.Entry entry) {
    return Decision.<Ledger.Entry>of()
        .fact(entry)
        .event(Outgoing.to(Ledger.OUT, "entered", entry.workspace(), entry.id(), entry))
        .build();
  }

  @Override
  public void apply(Ledger.Entry entry) {
    if ("inapplicable".equals(entry.note())) throw new IllegalStateException("cannot be applied");
    ledger.apply(entry);
  }

  @Override
  public void write(Db db) {
    ledger.write(db);
  }
}
