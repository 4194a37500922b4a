package io.signalbox.ingest.contact;

import io.signalbox.contracts.Topics;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Idempotency.Claim;
import io.signalbox.runtime.files.NamedBlobs;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.Violation;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import io.signalbox.runtime.shard.Protocol.UnknownType;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many contacts in one body, one JSON object a line (NDJSON). */
@Singleton
final class Batches {
  private final Protocol protocol;
  private final BatchSettings settings;
  private final NamedBlobs blobs;

  Batches(ServiceSpec spec, BatchSettings settings, NamedBlobs blobs) {
    this.blobs = blobs;
    this.protocol = spec.protocol();
    this.settings = settings;
  }

  /** A batch that was read. */
  record Batch(List<ReadLine> lines) {
    boolean noneIsRight() {
      return lines.stream().allMatch(line -> line.error != null);
    }

    /** The right lines, for the log, each under its own claim. */
    List<Gate.Entry> entries(List<Claim> claims) {
      return IntStream.range(0, lines.size())
          .filter(i -> lines.get(i).error == null)
          .mapToObj(i -> entry(claims.get(i), lines.get(i)))
          .toList();
    }

    private static Gate.Entry entry(Claim claim, ReadLine line) {
      return new Gate.Entry(claim.id(), claim.id(), line.bytes, claim.requestHash());
    }

    /** A line for each, right or wrong. */
    String answer(List<Claim> claims) {
      var answer = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        var error = lines.get(i).error;
        var line = new Line(error == null ? claims.get(i).id() : null, error);
        answer.append(Json.text(line)).append('\n');
      }
      return answer.toString();
    }
  }

  /** One line, and what is wrong with it. */
  record ReadLine(byte[] bytes, @Nullable LineError error) {}

  /** The answer to one line. */
  record Line(@Nullable String contactId, @Nullable LineError error) {}

  /** What is wrong with one line. */
  record LineError(String type, String detail, List<Violation> errors) {}

  /** How many lines there are, right or wrong; not more than may be. */
  int count(byte[] body) {
    if (body.length > settings.bytesMax()) {
      throw tooLarge("Hand in at most %d bytes at a time.".formatted(settings.bytesMax()));
    }
    var count = lines(body).size();
    if (count > settings.linesMax()) {
      throw tooLarge("Hand in at most %d lines at a time.".formatted(settings.linesMax()));
    }
    return count;
  }

  /** Reads each line by itself. */
  Batch read(String workspace, byte[] body) throws IOException {
    var lines = new ArrayList<ReadLine>();
    var asked = blobs.asked(workspace, null);
    for (var line : lines(body)) lines.add(new ReadLine(line, error(asked, line)));
    if (lines.isEmpty()) {
      throw Problem.badRequest("empty-batch", "The body has no line.");
    }
    return new Batch(lines);
  }

  private @Nullable LineError error(NamedBlobs.Asked asked, byte[] line) throws IOException {
    var error = error(line);
    if (error != null) return error;
    var unknown = asked.unknown(line);
    if (unknown.isEmpty()) return null;
    return new LineError(NamedBlobs.UNKNOWN, NamedBlobs.DETAIL, unknown);
  }

  private @Nullable LineError error(byte[] line) {
    try {
      var _ = protocol.decode(Topics.CONTACTS_INBOUND, "contact.submitted", line);
      return null;
    } catch (BadRecord bad) {
      var detail = String.valueOf(bad.getMessage());
      return bad.reason().equals("schema")
          ? new LineError("schema", "This is not a contact.", Violation.parse(detail))
          : new LineError(bad.reason(), detail, List.of());
    } catch (UnknownType e) {
      throw new IllegalStateException("ingest reads contacts", e);
    }
  }

  /** Blank lines don't count. */
  private static List<byte[]> lines(byte[] body) {
    var lines = new ArrayList<byte[]>();
    var start = 0;
    for (var i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        var line = Arrays.copyOfRange(body, start, i);
        if (!blank(line)) {
          lines.add(line);
        }
        start = i + 1;
      }
    }
    return lines;
  }

  private static boolean blank(byte[] line) {
    for (var letter : line) {
      if (letter != ' ' && letter != '\t' && letter != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Problem tooLarge(String detail) {
    return Problem.of(413, "too-large", "Too large", detail);
  }
}
