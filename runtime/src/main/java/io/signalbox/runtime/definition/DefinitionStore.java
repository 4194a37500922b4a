package io.signalbox.runtime.definition;

import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Received;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that the workspaces of a shard have set up: the newest versions in memory, all in a table.
 * Decides what is alike for every kind; what a definition means is for the service to say.
 */
public final class DefinitionStore {
  private static final int VERSIONS_EVER = 1_000;

  private final DefinitionKinds kinds;
  private final DefinitionLimits limits;
  private final DefinitionTable table;
  private final Map<String, Map<String, Shelf>> workspaces = new HashMap<>();

  /** Of this shard. */
  public DefinitionStore(int shard, DefinitionKinds kinds, DefinitionLimits limits) {
    this.kinds = kinds;
    this.limits = limits;
    this.table = new DefinitionTable(shard, kinds, limits);
  }

  /** Reads what there is; {@code each} is told of it as if it had come just now. */
  public void load(Db db, Consumer<Definition> each) {
    for (var definition : table.load(db)) {
      shelf(definition.workspace(), definition.kind()).put(definition);
      each.accept(definition);
    }
  }

  /** Reads the versions that a batch wants back. */
  public void fetch(List<Input> batch, Db db) {
    table.fetch(batch, db);
  }

  /** The definition of that id as it is now. */
  public <D extends Record> @Nullable D find(String workspace, DefinitionKind<D> kind, String id) {
    var found = shelf(workspace, kind).find(id);
    return found == null ? null : kind.body().cast(found.body());
  }

  /** All of a kind, by id. */
  public <D extends Record> Collection<D> all(String workspace, DefinitionKind<D> kind) {
    return shelf(workspace, kind).all().stream().map(d -> kind.body().cast(d.body())).toList();
  }

  /** What follows from a command about a definition, with what the service's rules say. */
  public <F> Decision<F> decide(Received received, DefinitionRules<F> rules) {
    var asked = Objects.requireNonNull(kinds.asked(received.type()), received.type());
    var kind = asked.kind();
    return switch (received.body()) {
      case DefinitionCommand.Remove remove -> remove(received, kind, id(kind, remove), rules);
      case DefinitionCommand.Restore restore ->
          restore(received, kind, id(kind, restore), restore.version(), rules);
      case Record body -> {
        var next = next(received, kind, kind.id(body), body, null);
        var decision = define(next, rules);
        yield asked.verb() == Verb.VALIDATE ? withoutEffect(decision) : decision;
      }
      default -> throw new IllegalArgumentException("no definition: " + received.type());
    };
  }

  /** Takes in a version that was decided on. */
  public void apply(Definition definition) {
    var forgotten = shelf(definition.workspace(), definition.kind()).put(definition);
    table.add(definition, forgotten);
  }

  /** Writes what came since the last time. */
  public void write(Db db) {
    table.write(db);
  }

  /** Drops what was fetched for the batch. */
  public void settled() {
    table.settled();
  }

  static String id(DefinitionKind<?> kind, DefinitionCommand command) {
    return kind.single() ? DefinitionKind.ONLY : Objects.requireNonNull(command.id());
  }

  private <F> Decision<F> define(Definition next, DefinitionRules<F> rules) {
    var kind = next.kind();
    var shelf = shelf(next.workspace(), kind);
    var former = shelf.find(next.id());
    if (former != null && Objects.equals(former.body(), next.body())) {
      return answered(Decision.nothing(), former, false);
    }
    if (Json.bytes(Objects.requireNonNull(next.body())).length > limits.bytes()) {
      return rules.refuse(
          next.id(),
          "too-large",
          "A %s has at most %d bytes.".formatted(kind.name(), limits.bytes()));
    }
    if (former == null && shelf.isFull()) {
      return rules.refuse(
          next.id(),
          "too-many",
          "A workspace has at most %d of kind %s.".formatted(kind.most(), kind.name()));
    }
    if (kind.allVersions() && next.version() > VERSIONS_EVER) {
      return rules.refuse(
          next.id(),
          "too-many-versions",
          "It was changed %d times, and old versions count. Define another %s."
              .formatted(VERSIONS_EVER, kind.name()));
    }
    return answered(rules.decide(next), next, true);
  }

  private <F> Decision<F> remove(
      Received received, DefinitionKind<?> kind, String id, DefinitionRules<F> rules) {
    if (shelf(received.workspace(), kind).find(id) == null) return unknown(kind, id, rules);
    var next = next(received, kind, id, null, null);
    return answered(rules.decide(next), next, true);
  }

  private <F> Decision<F> restore(
      Received received, DefinitionKind<?> kind, String id, int version, DefinitionRules<F> rules) {
    if (shelf(received.workspace(), kind).last(id) == 0) return unknown(kind, id, rules);
    var wanted = table.find(received.workspace(), kind, id, version);
    if (wanted == null || wanted.body() == null) {
      return rules.refuse(
          id,
          "unknown-version",
          "There is no version %d of %s, or it was removed by then."
              .formatted(version, named(kind, id)));
    }
    return define(next(received, kind, id, wanted.body(), version), rules);
  }

  private Definition next(
      Received received,
      DefinitionKind<?> kind,
      String id,
      @Nullable Record body,
      @Nullable Integer restored) {
    var version = shelf(received.workspace(), kind).last(id) + 1;
    var by = received.actor().name();
    return new Definition(
        received.workspace(), kind, id, version, body, received.at(), by, restored);
  }

  private static <F> Decision<F> unknown(
      DefinitionKind<?> kind, String id, DefinitionRules<F> rules) {
    return rules.refuse(
        id, "unknown-" + kind.name(), "There is no " + named(kind, id) + " in this workspace.");
  }

  private static String named(DefinitionKind<?> kind, String id) {
    return kind.single() ? kind.name() : kind.name() + " " + id;
  }

  /** What was not refused is answered with the version. */
  private static <F> Decision<F> answered(
      Decision<F> decision, Definition version, boolean changed) {
    var outcome = decision.outcome();
    if (outcome != null && outcome.status() == Outcome.Status.REFUSED) return decision;
    var answer =
        new DefinitionAnswer(version.kind().name(), version.id(), version.version(), changed);
    return new Decision<>(
        decision.facts(),
        decision.events(),
        decision.timers(),
        decision.deliveries(),
        Outcome.done(answer));
  }

  private static <F> Decision<F> withoutEffect(Decision<F> decision) {
    return new Decision<>(List.of(), List.of(), List.of(), List.of(), decision.outcome());
  }

  private Shelf shelf(String workspace, DefinitionKind<?> kind) {
    return workspaces
        .computeIfAbsent(workspace, _ -> new HashMap<>())
        .computeIfAbsent(kind.name(), _ -> new Shelf(kind));
  }
}
