package io.signalbox.ingest.normalising;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
  @Test
  void blocks_are_lines_and_inlines_are_not() {
    assertThat(text("<div>Dear <b>team</b>,</div><div>it <i>broke</i>.<br>Again.</div>"))
        .isEqualTo("Dear team,\nit broke.\nAgain.");
  }

  @Test
  void paragraphs_lists_and_tables_stay_apart() {
    assertThat(text("<p>One</p><p>Two</p><ul><li>a</li><li>b</li></ul>"))
        .isEqualTo("One\n\nTwo\n\n- a\n- b");
    assertThat(text("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"))
        .isEqualTo("1 2\n3");
  }

  @Test
  void what_no_browser_shows_is_no_text() {
    assertThat(
            text(
                "<head><title>t</title></head><style>p{}</style><script>alert(1)</script>"
                    + "<p style='display: none'>preheader</p><span hidden>x</span><p>seen</p>"))
        .isEqualTo("seen");
  }

  @Test
  void entities_are_read_once() {
    assertThat(text("&lt;b&gt; &amp;amp; &eacute; &#128512;&nbsp;&#0;"))
        .isEqualTo("<b> &amp; é 😀 \uFFFD");
  }

  @Test
  void quoted_mail_and_signature_can_be_left_out() {
    var mail =
        "<div>Yes, please.</div><div class=gmail_signature>agent-1</div>"
            + "<div class=gmail_quote>On Monday …<blockquote>Shall we?</blockquote></div>";
    assertThat(PlainText.clean(HtmlText.withoutQuotes(mail))).isEqualTo("Yes, please.");
    assertThat(text(mail)).contains("Shall we?");
  }

  @Test
  void broken_html_is_read_as_browsers_read_it() {
    assertThat(text("<p>a<p>b</b></i><table><tr>c")).contains("a").contains("b").contains("c");
    assertThat(text("")).isEmpty();
    assertThat(text("<<<>>>")).isNotNull();
    assertThat(text("<!-- never closed")).isEmpty();
  }

  @Test
  void depth_and_width_only_take_time_in_proportion() {
    assertTimeoutPreemptively(
        ofSeconds(20),
        () -> {
          assertThat(text("<div>".repeat(52_000) + "deep")).contains("deep");
          assertThat(text("<b>x".repeat(60_000))).startsWith("xxx");
          assertThat(text("<p a='".repeat(40_000))).isNotNull();
          assertThat(text("&".repeat(262_144))).isNotEmpty();
        });
  }

  private static String text(String html) {
    return PlainText.clean(HtmlText.of(html));
  }
}
