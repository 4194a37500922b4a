package io.signalbox.quickstart.demo;

import java.io.PrintWriter;

/**
 * Shows how far the demo is: a line that is rewritten on a terminal, a line now and then elsewhere.
 */
final class ProgressBar {

  private static final int WIDTH = 24;

  /** Where lines can't be rewritten, so many updates make one line. */
  private static final int UPDATES_PER_LINE = 25;

  private final PrintWriter out;
  private final boolean terminal;
  private int updates;
  private String written = "";

  ProgressBar(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(int sent, int total, Glance now) {
    var last = sent == total && now.opened() == now.resolved();
    var line = line(sent, total, now);
    if (terminal) out.print("\r" + line);
    else if ((updates++ % UPDATES_PER_LINE == 0 || last) && !line.equals(written)) writeLine(line);
    out.flush();
  }

  private void writeLine(String line) {
    out.println(line);
    written = line;
  }

  void end() {
    if (terminal) out.println();
    out.flush();
  }

  /** Half of the bar is sending, half is resolving. */
  static String line(int sent, int total, Glance now) {
    var resolved = now.opened() == 0 ? 0.0 : (double) now.resolved() / now.opened();
    var share = total == 0 ? 1.0 : (double) sent / total * (0.5 + 0.5 * resolved);
    var full = (int) Math.round(WIDTH * Math.clamp(share, 0.0, 1.0));
    return "[%s%s] sent %d/%d  tickets %d  assigned %d  resolved %d  warnings %d  breaches %d  escalations %d  answers %d"
        .formatted(
            "#".repeat(full),
            "-".repeat(WIDTH - full),
            sent,
            total,
            now.opened(),
            now.assigned(),
            now.resolved(),
            now.warnings(),
            now.breaches(),
            now.escalations(),
            now.answers());
  }
}
