package io.signalbox.runtime.probe;

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
import java.util.concurrent.atomic.AtomicInteger;

/** The probe service as it really runs: its HTTP server on a free port, its database, its keys. */
public final class Probe implements AutoCloseable {
  /** The workspace of its keys. */
  public static final String WORKSPACE = "acme";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApplicationContext context;
  private final URI address;
  private final Map<Role, IssuedKey> keys;

  private Probe(ApplicationContext context, Map<Role, IssuedKey> keys) {
    this.context = context;
    this.address = context.getBean(EmbeddedServer.class).getURI();
    this.keys = keys;
  }

  /** Starts it over what the directory holds, with these settings besides. */
  public static Probe start(Path directory, Map<String, Object> settings) throws IOException {
    var keys = new EnumMap<Role, IssuedKey>(Role.class);
    for (var role : Role.values()) {
      if (role != Role.SYSTEM) {
        keys.put(role, ApiKeys.issue(role, WORKSPACE, role == Role.AGENT ? "agent-1" : null, null));
      }
    }
    var file = directory.resolve("keys.json");
    Files.write(file, Json.bytes(keys.values().stream().map(IssuedKey::stored).toList()));
    var all = new HashMap<String, Object>();
    all.put("micronaut.server.port", -1);
    all.put("signalbox.data.dir", directory.resolve("data").toString());
    all.put("signalbox.keys.file", file.toString());
    all.put("signalbox.internal-secret", "a secret of at least thirty-two bytes for tests");
    all.put("signalbox.partitions", 2);
    all.put("probe.prefix", "probe" + COUNT.incrementAndGet());
    all.putAll(settings);
    return new Probe(ServiceMain.start("probe", Probe.class, all), keys);
  }

  /** Starts its edge alone, without a broker. */
  public static Probe edgeOnly(Path directory) throws IOException {
    return start(
        directory,
        Map.of(
            "signalbox.loop.enabled",
            false,
            "signalbox.kafka.bootstrap-servers",
            "127.0.0.1:1",
            "signalbox.rate.per-second",
            100_000,
            "signalbox.rate.burst",
            100_000));
  }

  /** A bean of that name. */
  public <T> T bean(Class<T> type, String name) {
    return context.getBean(type, Qualifiers.byName(name));
  }

  /** A bean of its own. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Its topics. */
  public Topics topics() {
    return bean(Topics.class);
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** The key of that role. */
  public String token(Role role) {
    return Objects.requireNonNull(keys.get(role)).token();
  }

  /** A request of that role. */
  public HttpRequest.Builder as(Role role, String path) {
    return to(path).header("Authorization", "Bearer " + token(role));
  }

  /** A request without a key. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  /** Sends JSON as an agent. */
  public Reply post(String path, String json) throws IOException, InterruptedException {
    return send(as(Role.AGENT, path), json);
  }

  /** Posts JSON. */
  public Reply send(HttpRequest.Builder request, String json)
      throws IOException, InterruptedException {
    return send(
        request
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
  }

  /** Sends it. */
  public Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  /** The client, for what is longer than a request. */
  public HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
