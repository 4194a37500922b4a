package io.signalbox.routing.search;

import io.signalbox.runtime.shard.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is found by: its words, and beside each its stem; those of what names the ticket a
 * second time, with a mark. No word has a mark in it. Bounded: of what is longer the rest is not
 * found.
 */
final class Lexemes {
  /** Of what names a ticket: subject, customer, ids. */
  static final String HEAD = "^";

  /** PostgreSQL holds 1 MiB a ticket; a letter may take three bytes. */
  private static final int BYTES_MAX = 700_000;

  private static final int LETTER_BYTES_MAX = 3;
  private static final int LEXEME_BYTES = 8;
  private static final int POSITION_BYTES = 2;

  /** So far is it from one text to the next that no phrase crosses. */
  private static final int GAP = 10;

  private final Optional<Stems> stems;
  private final List<Lexeme> all = new ArrayList<>();
  private final Set<String> distinct = new HashSet<>();
  private int position;
  private int bytes;

  /**
   * A word or stem, and where it stands.
   *
   * @param position from 1; several lexemes may stand in one place
   */
  record Lexeme(String text, int position) {}

  /**
   * Begins with none.
   *
   * @param language of the ticket
   */
  Lexemes(String workspace, @Nullable String language) {
    this.stems = Stems.of(language);
    position = 1;
    add(workspace(workspace));
  }

  /** What the tickets of a workspace have in common. */
  static String workspace(String name) {
    return "@" + Ids.hash("workspace", name);
  }

  /** Adds a text that names the ticket. */
  Lexemes head(@Nullable String text) {
    return add(text, true, stems);
  }

  /** Adds a text that was said. */
  Lexemes said(@Nullable String text) {
    return add(text, false, stems);
  }

  /** Adds an id of the ticket's, which has no other forms. */
  Lexemes id(@Nullable String text) {
    return add(text, true, Optional.empty());
  }

  private Lexemes add(@Nullable String text, boolean head, Optional<Stems> forms) {
    if (text == null || bytes > BYTES_MAX) return this;
    position += GAP;
    for (var word : Words.of(text)) {
      position++;
      add(word.text());
      if (head) add(HEAD + word.text());
      var stem = forms.map(known -> known.of(word.text(), "")).orElse(null);
      if (stem != null) add(stem);
      if (stem != null && head) add(HEAD + stem);
      if (bytes > BYTES_MAX) break;
    }
    return this;
  }

  private void add(String lexeme) {
    if (distinct.add(lexeme)) bytes += lexeme.length() * LETTER_BYTES_MAX + LEXEME_BYTES;
    bytes += POSITION_BYTES;
    all.add(new Lexeme(lexeme, position));
  }

  /** In the order of their positions. */
  List<Lexeme> all() {
    return Collections.unmodifiableList(all);
  }
}
