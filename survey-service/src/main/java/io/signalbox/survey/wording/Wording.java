package io.signalbox.survey.wording;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All texts in one language; they are in {@code wording.properties} and its translations. */
public final class Wording {
  private static final List<String> LANGUAGES = List.of("en", "de");
  private static final Map<String, Wording> ALL =
      LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Wording::new));

  private final String language;
  private final ResourceBundle texts;

  private Wording(String language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            "io.signalbox.survey.wording.wording",
            Locale.of(language),
            // never the language of whoever started the process
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Whether there are texts in this language. */
  public static boolean speaks(String language) {
    return ALL.containsKey(language);
  }

  /**
   * In the first of these languages (BCP 47) that we speak, else in the last resort.
   *
   * @param lastResort one that {@link #speaks} knows
   */
  public static Wording of(List<String> wanted, String lastResort) {
    return Stream.concat(wanted.stream(), Stream.of(lastResort))
        .map(Wording::spoken)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no texts in " + lastResort));
  }

  /** The language, as HTML's {@code lang} wants it. */
  public String language() {
    return language;
  }

  /** One text; {0}, {1} in it become the arguments, which are taken as they are. */
  public String text(String name, Object... arguments) {
    var text = texts.getString(name);
    return arguments.length == 0
        ? text
        : new MessageFormat(text, Locale.of(language)).format(arguments);
  }

  /** One text, if there is one. */
  public @Nullable String find(String name) {
    return texts.containsKey(name) ? texts.getString(name) : null;
  }

  private static Optional<Wording> spoken(String tag) {
    return Optional.ofNullable(ALL.get(Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()));
  }
}
