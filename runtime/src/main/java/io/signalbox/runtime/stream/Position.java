package io.signalbox.runtime.stream;

import io.signalbox.runtime.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a subscriber stands: for each topic the last offset it was given, on the partition of its
 * workspace. As an event's id: {@code 3/sla.alerts-17/tickets-4711}.
 *
 * @param after last offset given, by topic
 */
record Position(int partition, Map<String, Long> after) {
  private static final Pattern FORM =
      Pattern.compile("[0-9]{1,4}(/[a-z][a-z0-9.]{0,100}-(-1|[0-9]{1,18})){1,20}");

  Position {
    after = new TreeMap<>(after);
  }

  /**
   * Reads an event's id.
   *
   * @throws Problem 400 when it is none of ours, or of another workspace's partition
   */
  static Position parse(String id, int partition) {
    if (FORM.matcher(id).matches()) {
      var parts = List.of(id.split("/", -1));
      if (Integer.parseInt(parts.getFirst()) == partition) {
        var after = new TreeMap<String, Long>();
        for (var part : parts.subList(1, parts.size())) {
          var dash = part.indexOf('-');
          after.put(part.substring(0, dash), Long.parseLong(part.substring(dash + 1)));
        }
        return new Position(partition, after);
      }
    }
    throw unknown();
  }

  /** What a reader with a position of another stream is told. */
  static Problem unknown() {
    return Problem.badRequest(
        "bad-position", "Last-Event-ID is no position of this stream; begin again without it.");
  }

  /** The same after this record. */
  Position past(String topic, long offset) {
    var moved = new TreeMap<>(after);
    moved.put(topic, offset);
    return new Position(partition, moved);
  }

  @Override
  public String toString() {
    return partition
        + after.entrySet().stream()
            .map(each -> "/" + each.getKey() + "-" + each.getValue())
            .collect(Collectors.joining());
  }
}
