package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.runtime.shard.Db;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Table {@code channel}: definitions, in memory for good. */
public final class ChannelTable {
  private final int shard;
  private final Map<Id, ChannelDefinition> definitions = new HashMap<>();
  private final Set<ChannelDefinition> changed = new HashSet<>();

  private record Id(String workspace, String channel) {}

  /** Of this shard. */
  public ChannelTable(int shard) {
    this.shard = shard;
  }

  /** Reads all there are. */
  public void load(Db db) {
    db.query(
            "select workspace, id, kind, enabled from channel where shard = ?",
            s -> s.setInt(1, shard),
            row ->
                new ChannelDefinition(
                    row.getString(1),
                    row.getString(2),
                    new ChannelKind(row.getString(3)),
                    row.getBoolean(4)))
        .forEach(this::remember);
  }

  /** What a workspace declared of a channel; null if nothing. */
  public @Nullable ChannelDefinition find(String workspace, Channel channel) {
    return definitions.get(new Id(workspace, channel.value()));
  }

  /** Puts a definition in the place of any former one. */
  public void put(ChannelDefinition definition) {
    remember(definition);
    changed.removeIf(former -> id(former).equals(id(definition)));
    changed.add(definition);
  }

  /** Writes what changed. */
  public void write(Db db) {
    db.batch(
        "delete from channel where workspace = ? and id = ?",
        changed,
        (s, definition) -> {
          s.setString(1, definition.workspace());
          s.setString(2, definition.id());
        });
    db.batch(
        "insert into channel (workspace, id, shard, kind, enabled) values (?, ?, ?, ?, ?)",
        changed,
        (s, definition) -> {
          s.setString(1, definition.workspace());
          s.setString(2, definition.id());
          s.setInt(3, shard);
          s.setString(4, definition.kind().value());
          s.setBoolean(5, definition.enabled());
        });
    changed.clear();
  }

  private void remember(ChannelDefinition definition) {
    definitions.put(id(definition), definition);
  }

  private static Id id(ChannelDefinition definition) {
    return new Id(definition.workspace(), definition.id());
  }
}
