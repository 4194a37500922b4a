package io.signalbox.runtime.definition;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import java.util.ArrayList;
import java.util.List;

/** A shard that knows nothing but what it sells, and the terms it sells on. */
final class Shop implements Shard<Definition> {
  static final DefinitionKind<Ware> WARE = DefinitionKind.several("ware", Ware.class, 3, Ware::id);

  static final DefinitionKind<Terms> TERMS =
      DefinitionKind.several("terms", Terms.class, 3, Terms::id).inAllVersions();

  static final DefinitionKind<Sign> SIGN =
      DefinitionKind.single("sign", Sign.class, new Sign("closed"));

  static final DefinitionKinds KINDS = DefinitionKinds.of(WARE, TERMS, SIGN);
  static final DefinitionLimits LIMITS = new DefinitionLimits(1_000, 3);

  final DefinitionStore definitions;

  /** All that came, before the shard was taken and since. */
  final List<Definition> came = new ArrayList<>();

  record Ware(String id, String text) {}

  record Terms(String id, int days) {}

  record Sign(String text) {}

  Shop() {
    definitions = new DefinitionStore(0, KINDS, LIMITS);
  }

  @Override
  public void load(Db db) {
    definitions.load(db, came::add);
  }

  @Override
  public void fetch(List<Input> batch, Db db) {
    definitions.fetch(batch, db);
  }

  @Override
  public Decision<Definition> decide(Input input) {
    return definitions.decide((Received) input, Shop::checked);
  }

  private static Decision<Definition> checked(Definition next) {
    return next.body() instanceof Ware ware && ware.text.equals("bad")
        ? Decision.refused("bad-ware", "It is bad.")
        : Decision.<Definition>of().fact(next).build();
  }

  @Override
  public void apply(Definition fact) {
    definitions.apply(fact);
    came.add(fact);
  }

  @Override
  public void write(Db db) {
    definitions.write(db);
  }

  @Override
  public void settled() {
    definitions.settled();
  }
}
