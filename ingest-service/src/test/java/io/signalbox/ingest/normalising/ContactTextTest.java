package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactTextTest {
  @Test
  void what_was_typed_is_preferred_to_what_was_laid_out() {
    assertThat(MailWords.of(null, "typed", "<p>laid out</p>").text()).isEqualTo("typed");
    assertThat(MailWords.of(null, " \n", "<p>laid out</p>").text()).isEqualTo("laid out");
  }

  @Test
  void the_subject_is_one_line_or_none() {
    assertThat(MailWords.of("a\r\nBcc: b", "t", null).subject()).isEqualTo("a Bcc: b");
    assertThat(MailWords.of("\u0000 ", "t", null).subject()).isNull();
  }

  @Test
  void card_numbers_are_masked_wherever_they_are() {
    var words = MailWords.of("4111 1111 1111 1111", "5500-0000-0000-0004\n> 340000000000009", null);
    assertThat(words.subject()).isEqualTo("**** **** **** 1111");
    assertThat(words.text()).isEqualTo("****-****-****-0004");
    assertThat(words.fullText()).endsWith("> ***********0009");
  }

  @Test
  void nothing_to_read_is_blank() {
    assertThat(MailWords.of(null, null, "<script>x</script>").blank()).isTrue();
    assertThat(MailWords.of("subject", null, null).blank()).isFalse();
  }

  @Test
  void texts_are_bounded() {
    var words = MailWords.of("s".repeat(5_000), "😀".repeat(200_000), null);
    assertThat(words.subject()).hasSize(ContactText.SUBJECT_CHARACTERS_MAX);
    assertThat(words.fullText()).hasSize(ContactText.TEXT_CHARACTERS_MAX).endsWith("😀");
  }
}
