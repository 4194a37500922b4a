package io.signalbox.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void is_half_full_when_all_is_sent_and_full_when_all_is_resolved() {
    assertThat(ProgressBar.line(10, 10, glance(8, 0))).startsWith("[############------------]");
    assertThat(ProgressBar.line(10, 10, glance(8, 8))).startsWith("[########################]");
  }

  @Test
  void rewrites_its_line_on_a_terminal_and_writes_few_elsewhere() {
    assertThat(shown(true)).contains("\r[").doesNotContain("\n[");
    assertThat(shown(false)).doesNotContain("\r").hasLineCount(2);
  }

  private static String shown(boolean terminal) {
    var text = new StringWriter();
    var bar = new ProgressBar(new PrintWriter(text), terminal);
    for (int i = 0; i < 10; i++) bar.show(i, 10, glance(i, 0));
    for (int i = 0; i < 10; i++) bar.show(10, 10, glance(9, 9));
    return text.toString();
  }

  private static Glance glance(int opened, int resolved) {
    return new Glance(opened, opened, resolved, 0, 0, 0, 0);
  }
}
