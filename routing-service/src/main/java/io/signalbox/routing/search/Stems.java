package io.signalbox.routing.search;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;

/**
 * What words of one language have in common with their other forms. A ticket has the stems of its
 * own language; what is looked for may be of any.
 */
final class Stems {
  private static final Map<String, Supplier<SnowballStemmer>> LANGUAGES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("da", DanishStemmer::new),
              Map.entry("de", GermanStemmer::new),
              Map.entry("en", EnglishStemmer::new),
              Map.entry("es", SpanishStemmer::new),
              Map.entry("fi", FinnishStemmer::new),
              Map.entry("fr", FrenchStemmer::new),
              Map.entry("it", ItalianStemmer::new),
              Map.entry("nl", DutchStemmer::new),
              Map.entry("no", NorwegianStemmer::new),
              Map.entry("pt", PortugueseStemmer::new),
              Map.entry("sv", SwedishStemmer::new)));

  private final String language;
  private final SnowballStemmer stemmer;

  private Stems(String language, SnowballStemmer stemmer) {
    this.language = language;
    this.stemmer = stemmer;
  }

  /** The languages whose stems we know. */
  static Set<String> languages() {
    return LANGUAGES.keySet();
  }

  /**
   * Those of a language, by its tag such as {@code de-AT}; empty if we know none. Where nobody has
   * said which it is, it is taken for English.
   */
  static Optional<Stems> of(@Nullable String tag) {
    var language = (tag == null ? "en" : tag).toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    var known = LANGUAGES.get(language);
    return known == null ? Optional.empty() : Optional.of(new Stems(language, known.get()));
  }

  /** The stem of a word, named so that it is no word and no other language's stem. */
  String of(String word, String mark) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return mark + "/" + language + "/" + stemmer.getCurrent();
  }
}
