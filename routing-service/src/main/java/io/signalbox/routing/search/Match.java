package io.signalbox.routing.search;

import java.util.List;

/** Which tickets are meant, over their lexemes. Each engine has its own words for it. */
public sealed interface Match {
  /** Those that have this lexeme. */
  record Word(String lexeme) implements Match {}

  /** Those that have one that begins so. */
  record Prefix(String beginning) implements Match {}

  /** Those that have these one after the other. */
  record Phrase(List<String> lexemes) implements Match {
    public Phrase {
      lexemes = List.copyOf(lexemes);
    }
  }

  /** Those of which one of these is true; there is one at least. */
  record Any(List<Match> of) implements Match {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Those of which all of these are true, one at least, and none of those. */
  record All(List<Match> of, List<Match> none) implements Match {
    public All {
      of = List.copyOf(of);
      none = List.copyOf(none);
    }
  }
}
