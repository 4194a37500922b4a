package io.signalbox.runtime.stream;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of a stream, as a browser's {@code EventSource} is one. */
public final class Reading implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final InputStream body;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Event> comments = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** One event, or a comment: that has a text and no name. */
  public record Event(String id, String name, String data) {}

  private Reading(InputStream body) {
    this.body = body;
  }

  /** Opens the stream and returns once it says so. */
  public static Reading open(Probe probe, String lastEventId)
      throws IOException, InterruptedException {
    var request = probe.as(Role.AGENT, "/v1/probe/stream").header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    var answer = probe.client().send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new AssertionError("the stream answers " + answer.statusCode());
    }
    var reading = new Reading(answer.body());
    var _ = Thread.ofVirtual().start(reading::read);
    var opened = reading.comment();
    if (!opened.data().contains("open") && lastEventId.isEmpty()) {
      throw new AssertionError("first comes a comment, not " + opened);
    }
    return reading;
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var id = "";
      var name = "";
      var comment = "";
      var data = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!name.isEmpty()) {
            events.add(new Event(id, name, String.join("\n", data)));
          } else if (!comment.isEmpty()) {
            comments.add(new Event(id, "", comment));
          }
          name = "";
          comment = "";
          data.clear();
        } else if (line.startsWith(":")) {
          comment = line.substring(1).strip();
        } else {
          var value = line.substring(line.indexOf(':') + 1).strip();
          switch (line.substring(0, line.indexOf(':'))) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.add(value);
            default -> throw new AssertionError(line);
          }
        }
      }
    } catch (IOException e) {
      // closed by either end: an end like any other
    } finally {
      ended.countDown();
    }
  }

  /** The next event. */
  public Event next() throws InterruptedException {
    return taken(events);
  }

  /** The next so many events. */
  public List<Event> next(int count) throws InterruptedException {
    var all = new ArrayList<Event>();
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  /** The next comment. */
  Event comment() throws InterruptedException {
    return taken(comments);
  }

  /** Whether nothing more has come. */
  public boolean silent() {
    return events.isEmpty();
  }

  /** Whether the server ends it within that time. */
  boolean ends(long seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  private static Event taken(BlockingQueue<Event> queue) throws InterruptedException {
    return Objects.requireNonNull(
        queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing came of the stream");
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
