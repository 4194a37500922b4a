package io.signalbox.routing.search;

import io.signalbox.routing.search.SearchQuery.Term;
import io.signalbox.routing.search.Words.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pieces of the texts of a ticket around the words that were looked for. */
public final class Passages {
  private static final int BEFORE = 60;
  private static final int CHARACTERS_MAX = 240;

  /** So many words of a ticket are looked at: what comes after has no passage. */
  private static final int WORDS_MAX = 20_000;

  private final List<Term> wanted;
  private final List<Stems> stems;
  private final Map<String, Set<String>> known = new HashMap<>();
  private int left = WORDS_MAX;

  /**
   * A piece of a text.
   *
   * @param messageId of the message it is of; null if it is of the subject
   * @param matches where the words are in it: from, to, in UTF-16 units
   */
  public record Passage(@Nullable String messageId, String text, List<List<Integer>> matches) {
    public Passage {
      matches = List.copyOf(matches);
    }
  }

  /**
   * Of one ticket.
   *
   * @param language by whose stems words are the same
   */
  public Passages(SearchQuery query, @Nullable String language) {
    this.wanted = query.wanted();
    this.stems = Stems.of(language).stream().toList();
  }

  /** The passage around the first words that match; empty if none does. */
  public Optional<Passage> of(@Nullable String messageId, @Nullable String text) {
    if (text == null || left == 0) return Optional.empty();
    var all = Words.of(text);
    var words = all.subList(0, Math.min(all.size(), left));
    left -= words.size();
    var found = matches(words);
    if (found.isEmpty()) return Optional.empty();
    var first = found.getFirst();
    var from = beginning(words, first.from());
    var to = end(words, text, from, first.to());
    var within =
        found.stream()
            .filter(each -> each.to() <= to)
            .map(each -> List.of(each.from() - from, each.to() - from))
            .toList();
    return Optional.of(new Passage(messageId, text.substring(from, to), within));
  }

  private List<Word> matches(List<Word> words) {
    var at = new ArrayList<Word>();
    for (var i = 0; i < words.size(); ) {
      var length = longest(words, i);
      for (var k = 0; k < length; k++) at.add(words.get(i + k));
      i += Math.max(1, length);
    }
    return at;
  }

  private int longest(List<Word> words, int at) {
    var longest = 0;
    for (var term : wanted) {
      if (term.words().size() > longest && begins(term, words, at)) longest = term.words().size();
    }
    return longest;
  }

  private boolean begins(Term term, List<Word> words, int at) {
    var looked = term.words();
    if (at + looked.size() > words.size()) return false;
    for (var k = 0; k < looked.size(); k++) {
      var word = words.get(at + k).text();
      var last = k == looked.size() - 1;
      var same =
          word.equals(looked.get(k))
              || (last && term.prefix() && word.startsWith(looked.get(k)))
              || (looked.size() == 1 && haveStemInCommon(word, looked.get(k)));
      if (!same) return false;
    }
    return true;
  }

  private boolean haveStemInCommon(String one, String other) {
    return !Collections.disjoint(stems(one), stems(other));
  }

  /** Each word is stemmed once, however many are looked for. */
  private Set<String> stems(String word) {
    return known.computeIfAbsent(
        word, each -> stems.stream().map(some -> some.of(each, "")).collect(Collectors.toSet()));
  }

  /** Where a word begins, a little before; never within a pair. */
  private static int beginning(List<Word> words, int match) {
    return words.stream()
        .mapToInt(Word::from)
        .filter(from -> from >= match - BEFORE)
        .findFirst()
        .orElse(match);
  }

  private static int end(List<Word> words, String text, int from, int matchEnd) {
    if (text.length() - from <= CHARACTERS_MAX) return text.length();
    return words.stream()
        .mapToInt(Word::to)
        .filter(to -> to <= from + CHARACTERS_MAX)
        .max()
        .stream()
        .map(to -> Math.max(to, matchEnd))
        .findFirst()
        .orElse(matchEnd);
  }
}
