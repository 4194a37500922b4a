package io.signalbox.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.util.stream.Stream;

/**
 * Java files are as google-java-format writes them. Spotless checks the same, but only where Maven
 * runs on the JDK whose language we write: google-java-format parses with the JDK it runs on.
 */
final class Format {
  private Format() {}

  static Stream<Finding> asFormatted(SourceFile file) {
    try {
      var formatted = formatted(file.text());
      return formatted.equals(file.text())
          ? Stream.empty()
          : Stream.of(
              new Finding(
                  file.path(),
                  firstDifference(file.text(), formatted),
                  "is not formatted: mvn spotless:apply, on JDK 25"));
    } catch (FormatterException e) {
      return Stream.of(new Finding(file.path(), 1, "can't be formatted: " + e.getMessage()));
    }
  }

  /** The steps of Spotless, in its order. */
  private static String formatted(String text) throws FormatterException {
    var formatted = new Formatter().formatSource(text);
    var used = RemoveUnusedImports.removeUnusedImports(formatted);
    return ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
  }

  private static long firstDifference(String text, String formatted) {
    var ours = text.lines().toList();
    var theirs = formatted.lines().toList();
    for (var i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      if (!ours.get(i).equals(theirs.get(i))) return i + 1L;
    }
    return Math.min(ours.size(), theirs.size()) + 1L;
  }
}
