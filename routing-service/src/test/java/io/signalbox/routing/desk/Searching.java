package io.signalbox.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.routing.Main;
import io.signalbox.routing.search.Library;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.security.ApiKeys;
import io.signalbox.runtime.security.IssuedKey;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.runtime.testkit.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Services over each database, without a loop: keys of all kinds that look for tickets. */
final class Searching implements AutoCloseable {
  static final IssuedKey SUPERVISOR = key(Role.SUPERVISOR, "acme", null, null);
  static final IssuedKey OTHERS = key(Role.SUPERVISOR, "other", null, null);
  static final IssuedKey UNCLEARED =
      key(Role.SUPERVISOR, "acme", null, new Access(null, null, null, null, List.of()));
  static final IssuedKey PARTLY =
      key(Role.SUPERVISOR, "acme", null, new Access(null, null, null, null, List.of("a.b")));
  static final IssuedKey BILLING =
      key(Role.SUPERVISOR, "acme", null, new Access(null, null, List.of("billing"), null, null));
  static final IssuedKey AGENT = key(Role.AGENT, "acme", "agent-1", null);

  private final Map<Engine, LiveService> services = new EnumMap<>(Engine.class);
  private final Map<Engine, Library> libraries = new EnumMap<>(Engine.class);

  Searching(Path directory) throws IOException {
    var keys = directory.resolve("known.json");
    var all = List.of(SUPERVISOR, OTHERS, UNCLEARED, PARTLY, BILLING, AGENT);
    Files.write(keys, Json.bytes(all.stream().map(IssuedKey::stored).toList()));
    for (var engine : Engine.values()) {
      var settings = engine.edgeOnly();
      settings.put("signalbox.keys.file", keys.toString());
      var home = Files.createDirectory(directory.resolve(engine.name()));
      var service = new LiveService("routing", Main.class, home, settings);
      services.put(engine, service);
      libraries.put(engine, new Library(service));
    }
  }

  @Override
  public void close() {
    services.values().forEach(LiveService::close);
  }

  private static IssuedKey key(
      Role role, String workspace, @Nullable String agent, @Nullable Access access) {
    var key = ApiKeys.issue(role, workspace, agent, null);
    return new IssuedKey(key.token(), key.stored().narrowedTo(access));
  }

  Library built(Engine engine) {
    var library = Objects.requireNonNull(libraries.get(engine));
    library.build();
    return library;
  }

  Reply ask(Engine engine, IssuedKey key, String q, String more) throws Exception {
    var service = Objects.requireNonNull(services.get(engine));
    var path = "/v1/tickets?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more;
    return service.send(service.to(path).header("Authorization", "Bearer " + key.token()));
  }

  List<UUID> find(Engine engine, IssuedKey key, String q) throws Exception {
    var reply = ask(engine, key, q, "");
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return ids(reply.json());
  }

  static List<UUID> ids(JsonNode page) {
    var ids = new ArrayList<UUID>();
    page.path("items").forEach(item -> ids.add(UUID.fromString(item.path("ticketId").asText())));
    return ids;
  }
}
