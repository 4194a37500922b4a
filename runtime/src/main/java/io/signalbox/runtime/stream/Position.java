package io.signalbox.runtime.stream;

import io.signalbox.runtime.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a subscriber stands: for each topic the last record it was given, on the partition of its
 * workspace. As an event's id: {@code 3/sla.alerts-17-5-k9/tickets-4711-812-k9}.
 *
 * @param after last record given, by topic
 */
record Position(int partition, Map<String, Mark> after) {
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{1,4}(/[a-z][a-z0-9.]{0,100}-(-1|[0-9]{1,18})(-[0-9]{1,18}-[0-9a-z]{1,40})?){1,20}");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  private static final Pattern INCARNATION = Pattern.compile("[0-9a-z]{1,40}");

  Position {
    after = new TreeMap<>(after);
  }

  /**
   * One record of a topic. After a process was killed a record may stand on the log twice, at two
   * offsets, but under one number.
   *
   * @param sequence its number; -1 when it is not known
   * @param incarnation the last part of its source: which life of the numbering
   */
  record Mark(long offset, long sequence, String incarnation) {
    /** A place, and no more than that. */
    static Mark at(long offset) {
      return new Mark(offset, -1, "");
    }

    /** As the headers of a record tell. */
    static Mark of(long offset, String source, String sequence) {
      var incarnation = source.substring(source.lastIndexOf('/') + 1);
      return NUMBER.matcher(sequence).matches() && INCARNATION.matcher(incarnation).matches()
          ? new Mark(offset, Long.parseLong(sequence), incarnation)
          : at(offset);
    }

    private static Mark parse(String text) {
      var parts = text.split("-", -1);
      return parts.length == 3 && !parts[0].isEmpty()
          ? new Mark(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2])
          : at(Long.parseLong(text));
    }

    /** Whether this record was given before the other one, which stands before it. */
    boolean repeats(Mark before) {
      return sequence >= 0 && incarnation.equals(before.incarnation) && sequence <= before.sequence;
    }

    /** The place of this record, and the highest number given by then. */
    Mark after(Mark before) {
      return repeats(before) ? new Mark(offset, before.sequence, incarnation) : this;
    }

    @Override
    public String toString() {
      return sequence < 0 ? Long.toString(offset) : offset + "-" + sequence + "-" + incarnation;
    }
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
        var after = new TreeMap<String, Mark>();
        for (var part : parts.subList(1, parts.size())) {
          var dash = part.indexOf('-');
          after.put(part.substring(0, dash), Mark.parse(part.substring(dash + 1)));
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

  /** The last record given of that topic. */
  Mark last(String topic) {
    return after.getOrDefault(topic, Mark.at(-1));
  }

  /** The same after this record. */
  Position past(String topic, Mark mark) {
    var moved = new TreeMap<>(after);
    moved.put(topic, mark.after(last(topic)));
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
