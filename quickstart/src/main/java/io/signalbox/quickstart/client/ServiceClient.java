package io.signalbox.quickstart.client;

import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/** Asks the services over HTTP, with a key. */
public final class ServiceClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final Map<String, String> services;
  private final String key;

  /**
   * A client of these services.
   *
   * @param services the base address by the service's name
   */
  public ServiceClient(Map<String, String> services, String key) {
    this.services = Map.copyOf(services);
    this.key = key;
  }

  /** Reads. */
  public Answer get(String service, String path) {
    return ask(service, path, "GET", BodyPublishers.noBody(), "application/json");
  }

  /** Sends JSON. */
  public Answer post(String service, String path, Object body) {
    return post(service, path, Json.text(body), "application/json");
  }

  /** Puts JSON in the place of what is there. */
  public Answer put(String service, String path, Object body) {
    return ask(service, path, "PUT", BodyPublishers.ofString(Json.text(body)), "application/json");
  }

  /** Removes what is there. */
  public Answer delete(String service, String path) {
    return ask(service, path, "DELETE", BodyPublishers.noBody(), "application/json");
  }

  /** Sends text as it is. */
  public Answer post(String service, String path, String body, String contentType) {
    return ask(service, path, "POST", BodyPublishers.ofString(body), contentType);
  }

  @Override
  public void close() {
    http.close();
  }

  private Answer ask(
      String service, String path, String method, BodyPublisher body, String contentType) {
    var base = services.get(service);
    if (base == null) throw new IllegalArgumentException("there is no service " + service);
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", contentType)
            .header("Accept", "*/*")
            .method(method, body)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(0, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "");
    }
  }
}
