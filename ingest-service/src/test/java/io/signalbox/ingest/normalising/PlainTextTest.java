package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void line_ends_of_all_systems_are_one() {
    assertThat(PlainText.clean("a\r\nb\rc\u2028d\u0085e")).isEqualTo("a\nb\nc\nd\ne");
  }

  @Test
  void runs_of_blank_lines_become_one() {
    assertThat(PlainText.clean("\n\n one  \n\n\n \n\ntwo\n\n")).isEqualTo("one\n\ntwo");
  }

  @Test
  void the_same_letter_is_written_one_way() {
    assertThat(PlainText.clean("Mu\u0308ller")).isEqualTo("Müller");
  }

  @Test
  void what_makes_a_text_read_otherwise_than_it_is_goes() {
    assertThat(PlainText.clean("\uFEFFinvoice\u202Efdp.exe\u202C\u0007 \u001B[31mred"))
        .isEqualTo("invoicefdp.exe [31mred");
  }

  @Test
  void joiners_and_marks_of_honest_scripts_stay() {
    var family = "👩\u200D👩\u200D👧";
    var persian = "می\u200Cخواهم";
    assertThat(PlainText.clean(family + " " + persian)).isEqualTo(family + " " + persian);
  }

  @Test
  void a_line_has_single_blanks_only() {
    assertThat(PlainText.line("  Re:\t your\r\n\u00A0order  ")).isEqualTo("Re: your order");
  }

  @Test
  void a_cut_never_leaves_half_a_character() {
    assertThat(PlainText.cut("ab😀", 3)).isEqualTo("ab");
    assertThat(PlainText.cut("ab😀", 4)).isEqualTo("ab😀");
  }

  @Test
  void cleaning_twice_is_cleaning_once() {
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 60))
        .checkAssert(
            text -> {
              var once = PlainText.clean(text);
              assertThat(PlainText.clean(once)).isEqualTo(once);
              assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
              assertThat(once.chars()).noneMatch(c -> c != '\n' && c != '\t' && c < ' ');
              var line = PlainText.line(text);
              assertThat(PlainText.line(line)).isEqualTo(line);
              assertThat(line).doesNotContain("\n", "  ");
            });
  }
}
