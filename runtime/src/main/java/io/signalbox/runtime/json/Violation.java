package io.signalbox.runtime.json;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One point in which a value is not what its schema says.
 *
 * <p>The text form, one line each, is what the detail of a refused record holds: a person reads it
 * in the dead letters, and the HTTP edge reads it back into field errors.
 *
 * @param pointer where, as a JSON pointer; empty for the whole value
 * @param code the schema's keyword, such as {@code required}
 * @param detail what is wrong, in a person's words
 */
public record Violation(String pointer, String code, String detail) {

  /** The lines of these violations. */
  static String lines(List<Violation> violations) {
    return violations.stream()
        .map(v -> v.pointer + " [" + v.code + "] " + v.detail.replace('\n', ' '))
        .collect(Collectors.joining("\n"));
  }

  /** Reads back what {@link #lines} wrote. */
  public static List<Violation> parse(String lines) {
    return lines.lines().map(Violation::line).toList();
  }

  private static Violation line(String line) {
    var open = line.indexOf(" [");
    var close = line.indexOf("] ", open);
    if (open < 0 || close < 0) {
      return new Violation("", "schema", line);
    }
    return new Violation(
        line.substring(0, open), line.substring(open + 2, close), line.substring(close + 2));
  }
}
