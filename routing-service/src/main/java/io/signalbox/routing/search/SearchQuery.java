package io.signalbox.routing.search;

import io.signalbox.routing.search.Words.Word;
import io.signalbox.runtime.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody typed: words that must all be there, {@code "words in this order"}, {@code -not
 * this}. The last word may be the beginning of one, as every word that ends in {@code *}.
 */
public record SearchQuery(List<Term> wanted, List<Term> unwanted) {
  private static final int TERMS_MAX = 20;

  public SearchQuery {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
  }

  /**
   * Words that follow one another; mostly one.
   *
   * @param prefix whether the last of them is the beginning of a word
   */
  record Term(List<String> words, boolean prefix) {
    Term {
      words = List.copyOf(words);
    }
  }

  /**
   * Reads what was typed.
   *
   * @throws Problem 400 where nothing is looked for, or too much
   */
  public static SearchQuery parse(String typed) {
    var wanted = new ArrayList<Term>();
    var unwanted = new ArrayList<Term>();
    var at = 0;
    while (at < typed.length()) {
      var not = typed.charAt(at) == '-' && (at == 0 || isBlank(typed.charAt(at - 1)));
      var from = not ? at + 1 : at;
      if (from < typed.length() && isQuote(typed.charAt(from))) {
        at = closing(typed, from + 1);
        add(not ? unwanted : wanted, typed.substring(from + 1, at), false);
        at++;
      } else if (from < typed.length() && !isBlank(typed.charAt(from))) {
        at = endOfWord(typed, from);
        var word = typed.substring(from, at);
        add(not ? unwanted : wanted, word, word.endsWith("*") || (!not && at == typed.length()));
      } else {
        at = from + (not ? 0 : 1);
      }
    }
    if (wanted.size() + unwanted.size() > TERMS_MAX) {
      throw Problem.badRequest("bad-query", "At most " + TERMS_MAX + " words can be looked for.");
    }
    if (wanted.isEmpty()) {
      throw Problem.badRequest(
          "bad-query", "Say at least one word to look for: letters or digits, without a minus.");
    }
    return new SearchQuery(wanted, unwanted);
  }

  private static void add(List<Term> terms, String text, boolean prefix) {
    var words = Words.of(text).stream().map(Word::text).toList();
    if (!words.isEmpty()) terms.add(new Term(words, prefix));
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\u201c' || c == '\u201d' || c == '\u201e';
  }

  /** A quote that nobody closes ends with the text. */
  private static int closing(String typed, int from) {
    for (var at = from; at < typed.length(); at++) if (isQuote(typed.charAt(at))) return at;
    return typed.length();
  }

  private static int endOfWord(String typed, int from) {
    for (var at = from; at < typed.length(); at++) {
      if (isBlank(typed.charAt(at)) || isQuote(typed.charAt(at))) return at;
    }
    return typed.length();
  }

  /** The tickets that have it all in what names them: subject, customer, ids. They come first. */
  public Match inHead() {
    return all(wanted.stream().map(term -> match(term, Lexemes.HEAD)), List.of());
  }

  /** The others, that have it all anywhere. */
  public Match elsewhere() {
    return all(wanted.stream().map(term -> match(term, "")), List.of(inHead()));
  }

  private Match all(Stream<Match> wantedOnes, List<Match> besides) {
    var nots = Stream.concat(unwanted.stream().map(term -> match(term, "")), besides.stream());
    return new Match.All(wantedOnes.toList(), nots.toList());
  }

  private static Match match(Term term, String mark) {
    var words = term.words().stream().map(word -> mark + word).toList();
    if (words.size() == 1) return any(term.words().getFirst(), term.prefix(), mark);
    if (!term.prefix()) return new Match.Phrase(words);
    // engines know no phrase that ends in the beginning of a word: near enough
    var before = words.subList(0, words.size() - 1);
    var first = before.size() == 1 ? new Match.Word(before.getFirst()) : new Match.Phrase(before);
    return new Match.All(List.of(first, new Match.Prefix(words.getLast())), List.of());
  }

  private static Match any(String word, boolean prefix, String mark) {
    var alternatives = new ArrayList<Match>();
    alternatives.add(prefix ? new Match.Prefix(mark + word) : new Match.Word(mark + word));
    for (var language : Stems.languages()) {
      Stems.of(language).ifPresent(stems -> alternatives.add(new Match.Word(stems.of(word, mark))));
    }
    return new Match.Any(alternatives);
  }
}
