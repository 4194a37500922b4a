package io.signalbox.ingest.intake;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.contact.ContactEvent.AboutContact;
import io.signalbox.contracts.contact.IngestCommand;
import io.signalbox.ingest.normalising.Regions;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.ShardHarness;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Ingest over a real database, and a person who hands in contacts at its front door. */
final class FrontDoor implements AutoCloseable {
  static final String WS = "ws";
  static final Actor INTEGRATION = new Actor("sb_test", Role.INTEGRATION, WS, null);
  private static final Actor SUPERVISOR = new Actor("supervisor-1", Role.SUPERVISOR, WS, null);

  final ShardHarness<Fact> shard;
  private final HikariDataSource database;
  private final IngestProtocol protocol = new IngestProtocol();
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  FrontDoor(Stores stores) {
    database = stores.open();
    shard =
        new ShardHarness<>(
            () -> new IngestShard(0, DefinitionLimits.USUAL, new Regions("US", Map.of())),
            database);
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
    shard.advanceTo(now);
  }

  /** Time passes, but the barrier takes long: records come first, timers fire late. */
  void laterWithoutTimers(Duration time) {
    now = now.plus(time);
  }

  /** A contact as JSON with single quotes; answers what other services were told. */
  List<AboutContact> arrives(String json) {
    return arrives(WS, json);
  }

  List<AboutContact> arrives(String workspace, String json) {
    shard.run(List.of(received(workspace, json)));
    return told();
  }

  /** Several in one batch. */
  List<AboutContact> arriveTogether(String... contacts) {
    var batch = new ArrayList<Input>();
    Arrays.stream(contacts).forEach(json -> batch.add(received(WS, json)));
    shard.run(batch);
    return told();
  }

  Input received(String workspace, String json) {
    return received(workspace, json, INTEGRATION);
  }

  Input received(String workspace, String json, Actor by) {
    now = now.plusMillis(1);
    try {
      var body =
          protocol.decode(
              Topics.CONTACTS_INBOUND, "contact.submitted", Json.bytes(Json.tree(quoted(json))));
      return shard.received(Topics.CONTACTS_INBOUND, "contact.submitted", workspace, body, by, now);
    } catch (Protocol.BadRecord | Protocol.UnknownType e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  Decision<Fact> command(IngestCommand command) {
    now = now.plusMillis(1);
    return shard.receive(
        Topics.INGEST_COMMANDS,
        Catalogue.shortNameOf(command.getClass()),
        WS,
        command,
        SUPERVISOR,
        now);
  }

  Decision<Fact> remove(DefinitionKind<?> kind, String id) {
    now = now.plusMillis(1);
    var type = kind.type(DefinitionKind.Verb.REMOVE);
    var body = new DefinitionCommand.Remove(id);
    return shard.receive(Topics.INGEST_COMMANDS, type, WS, body, SUPERVISOR, now);
  }

  List<AboutContact> told() {
    return shard.drainEvents().stream().map(event -> (AboutContact) event.body()).toList();
  }

  /** Rows of a query, each as its columns joined by blanks. */
  List<String> rows(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static byte[] quoted(String json) {
    return json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
