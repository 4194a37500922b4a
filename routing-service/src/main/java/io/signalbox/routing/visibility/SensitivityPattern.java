package io.signalbox.routing.visibility;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names that stand one a line, of which each is one of these. Pure. */
final class SensitivityPattern {
  private SensitivityPattern() {}

  static String of(Collection<String> names) {
    var any = names.stream().map(SensitivityPattern::literally).collect(Collectors.joining("|"));
    return names.isEmpty() ? "^$" : "^(%s)(\\n(%s))*$".formatted(any, any);
  }

  /** Both databases read a backslash before what is no letter or digit as that character. */
  private static String literally(String name) {
    var text = new StringBuilder();
    name.codePoints()
        .forEach(
            point -> {
              if (point < 0x80 && !Character.isLetterOrDigit(point)) text.append('\\');
              text.appendCodePoint(point);
            });
    return text.toString();
  }
}
