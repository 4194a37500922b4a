package io.signalbox.quickstart.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One request that no well-behaved client sends, and what it must be answered.
 *
 * @param what is wrong with it
 * @param status the answer's
 * @param type the slug of the problem's type
 */
record Request(
    String what,
    String service,
    String method,
    String path,
    List<String> headers,
    Body body,
    int status,
    String type) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  /** What is sent. */
  interface Body {
    byte[] bytes();
  }

  static Request of(String what, String service, String method, String path) {
    return new Request(what, service, method, path, List.of(), () -> new byte[0], 0, "");
  }

  Request with(String name, String value) {
    var all = new ArrayList<>(headers);
    all.add(name);
    all.add(value);
    return new Request(what, service, method, path, all, body, status, type);
  }

  Request as(String key) {
    return with("Authorization", "Bearer " + key);
  }

  /** JSON, or what pretends to be. */
  Request json(String text) {
    return with("Content-Type", "application/json").body(text);
  }

  Request body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  Request body(byte[] bytes) {
    return new Request(what, service, method, path, headers, () -> bytes, status, type);
  }

  Request is(int expectedStatus, String expectedType) {
    return new Request(what, service, method, path, headers, body, expectedStatus, expectedType);
  }

  HttpResponse<String> send(Installation there) {
    var request =
        HttpRequest.newBuilder(URI.create(there.service(service).address() + path))
            .timeout(ANSWER_MAX)
            .method(method, BodyPublishers.ofByteArray(body.bytes()));
    for (int i = 0; i < headers.size(); i += 2) request.header(headers.get(i), headers.get(i + 1));
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return what + ": " + method + " " + service + " " + (path.length() > 200 ? "(long)" : path);
  }
}
