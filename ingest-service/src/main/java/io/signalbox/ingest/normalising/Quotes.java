package io.signalbox.ingest.normalising;

import java.util.List;

/**
 * What of a mail its sender wrote anew. Careful: cuts only what is marked, a signature behind its
 * delimiter (RFC 3676, 4.3) and a quote at the end of the mail with the line that introduces it.
 */
final class Quotes {
  private static final String SIGNATURE = "--";
  private static final int INTRODUCTION_LINES_MAX = 2;

  private Quotes() {}

  static String without(String mail) {
    var lines = mail.lines().toList();
    var signature = lines.indexOf(SIGNATURE);
    var written = signature < 0 ? lines : lines.subList(0, signature);
    return String.join("\n", withoutTrailingQuote(written)).strip();
  }

  private static List<String> withoutTrailingQuote(List<String> lines) {
    var end = lines.size();
    while (end > 0 && (quoted(lines.get(end - 1)) || lines.get(end - 1).isBlank())) {
      end--;
    }
    if (lines.subList(end, lines.size()).stream().noneMatch(Quotes::quoted)) {
      return lines;
    }
    return lines.subList(0, end - introduction(lines, end));
  }

  /** "On Monday … wrote:", in whatever language, may be broken over two lines. */
  private static int introduction(List<String> lines, int end) {
    if (end == 0 || !lines.get(end - 1).endsWith(":")) {
      return 0;
    }
    var count = 1;
    while (count < INTRODUCTION_LINES_MAX && end > count && !lines.get(end - count - 1).isBlank()) {
      count++;
    }
    // a paragraph that happens to end in a colon is the sender's own
    return end > count && !lines.get(end - count - 1).isBlank() ? 1 : count;
  }

  private static boolean quoted(String line) {
    return line.startsWith(">");
  }
}
