package io.signalbox.runtime.blob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files come from strangers. */
class FileNameTest {
  @ParameterizedTest
  @CsvSource({
    "invoice.pdf, invoice.pdf",
    "../../etc/passwd, passwd",
    "C:\\Users\\me\\photo 1.jpg, photo 1.jpg",
    "/var/tmp/ünïcode.txt, ünïcode.txt",
    "'  spaced.txt ', spaced.txt"
  })
  void a_path_is_not_part_of_the_name(String given, String name) {
    assertThat(FileName.of(given)).isEqualTo(name);
  }

  @Test
  void what_is_not_seen_is_left_out() {
    assertThat(FileName.of("a\u0000b\r\nc.txt")).isEqualTo("abc.txt");
    assertThat(FileName.of("photo\u202Egpj.exe")).as("direction turned").isEqualTo("photogpj.exe");
    assertThat(FileName.of("half\uD83D.txt")).as("half of a pair").isEqualTo("half.txt");
    assertThat(FileName.of("smile\uD83D\uDE00.txt")).isEqualTo("smile\uD83D\uDE00.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/", "\u202E", "../..", "   "})
  void what_leaves_nothing_is_none(String given) {
    assertThat(FileName.of(given)).isNull();
  }

  @Test
  void it_is_cut_and_never_within_a_character() {
    assertThat(FileName.of("a".repeat(1_000_000))).hasSize(255);
    assertThat(FileName.of("a" + "\uD83D\uDE00".repeat(200))).hasSize(255).endsWith("\uDE00");
    assertThat(FileName.of("\uD83D\uDE00".repeat(200))).hasSize(254).endsWith("\uDE00");
    assertThat(FileName.of(null)).isNull();
  }
}
