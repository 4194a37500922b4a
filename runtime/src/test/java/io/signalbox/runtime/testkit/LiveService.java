package io.signalbox.runtime.testkit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.security.ApiKeys;
import io.signalbox.runtime.security.IssuedKey;
import io.signalbox.runtime.service.ServiceMain;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A service as it really runs: its HTTP server on a free port, its database, a key of each role.
 */
public class LiveService implements AutoCloseable {
  /** The workspace of its keys. */
  public static final String WORKSPACE = "acme";

  /** How many partitions its topics have. */
  public static final int PARTITIONS = 2;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApplicationContext context;
  private final URI address;
  private final Map<Role, IssuedKey> keys = new EnumMap<>(Role.class);

  /** Starts it over what the directory holds, with these settings besides. */
  public LiveService(
      String service, Class<?> mainClass, Path directory, Map<String, Object> settings)
      throws IOException {
    for (var role : Role.values()) {
      if (role != Role.SYSTEM) {
        keys.put(role, ApiKeys.issue(role, WORKSPACE, role == Role.AGENT ? "agent-1" : null, null));
      }
    }
    var file = Files.createTempFile(directory, "keys", ".json");
    Files.write(file, Json.bytes(keys.values().stream().map(IssuedKey::stored).toList()));
    var all = new HashMap<String, Object>();
    all.put("micronaut.server.port", -1);
    all.put("signalbox.data.dir", directory.resolve("data").toString());
    all.put("signalbox.keys.file", file.toString());
    all.put("signalbox.internal-secret", "a secret of at least thirty-two bytes for tests");
    all.put("signalbox.partitions", PARTITIONS);
    all.put("signalbox.loop.loops", 1);
    all.putAll(settings);
    context = ServiceMain.start(service, mainClass, all);
    address = context.getBean(EmbeddedServer.class).getURI();
  }

  /** A bean of that name. */
  public final <T> T bean(Class<T> type, String name) {
    return context.getBean(type, Qualifiers.byName(name));
  }

  /** A bean of its own. */
  public final <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Where it listens. */
  public final URI address() {
    return address;
  }

  /** The key of that role. */
  public final String token(Role role) {
    return Objects.requireNonNull(keys.get(role)).token();
  }

  /** A request of that role. */
  public final HttpRequest.Builder as(Role role, String path) {
    return to(path).header("Authorization", "Bearer " + token(role));
  }

  /** A request without a key. */
  public final HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  /** Asks, as that role. */
  public final Reply get(Role role, String path) throws IOException, InterruptedException {
    return send(as(role, path));
  }

  /** Sends JSON as an agent. */
  public final Reply post(String path, String json) throws IOException, InterruptedException {
    return send(as(Role.AGENT, path), json);
  }

  /** Posts JSON, as that role. */
  public final Reply post(Role role, String path, String json)
      throws IOException, InterruptedException {
    return send(as(role, path), json);
  }

  /** Puts JSON, as that role. */
  public final Reply put(Role role, String path, String json)
      throws IOException, InterruptedException {
    return send(json(as(role, path)).PUT(body(json)));
  }

  /** Posts JSON. */
  public final Reply send(HttpRequest.Builder request, String json)
      throws IOException, InterruptedException {
    return send(json(request).POST(body(json)));
  }

  /** Sends it. */
  public final Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  /** The client, for what is longer than a request. */
  public final HttpClient client() {
    return client;
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow(); // a test that failed may have left a stream open, which never ends
    context.close();
  }
}
