package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {
  @Test
  void the_signature_goes_behind_its_delimiter() {
    assertThat(Quotes.without("Works now.\n--\nagent-1\nExample Ltd")).isEqualTo("Works now.");
  }

  @Test
  void a_trailing_quote_goes_with_the_line_that_introduces_it() {
    assertThat(Quotes.without("Yes.\n\nOn Monday, agent-1 wrote:\n> Shall we?\n>\n> Regards"))
        .isEqualTo("Yes.");
    assertThat(
            Quotes.without("Ja.\n\nAm Montag, dem 2. März 2026, um 10:00\nschrieb agent-1:\n> Ok?"))
        .isEqualTo("Ja.");
  }

  @Test
  void answers_between_the_lines_stay_with_what_they_answer() {
    var mail = "> Which one?\nThe red one.\n> When?\nTomorrow.";
    assertThat(Quotes.without(mail)).isEqualTo(mail);
  }

  @Test
  void a_paragraph_of_the_senders_own_is_not_taken_for_an_introduction() {
    assertThat(Quotes.without("It broke.\nI saw\nthis:\n> error 5")).isEqualTo("It broke.\nI saw");
    assertThat(Quotes.without("My list:\n- a\n- b")).isEqualTo("My list:\n- a\n- b");
  }

  @Test
  void a_mail_that_is_nothing_but_a_quote_still_shows_something() {
    var words = MailWords.of("> everything is quoted");
    assertThat(words.text()).isEqualTo("> everything is quoted");
  }

  @Test
  void other_channels_have_no_quotes() {
    assertThat(MailWords.ofChat("> this is how I write\n--\nbye").text())
        .isEqualTo("> this is how I write\n--\nbye");
  }
}
