package io.signalbox.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the {@link Literals} of an expression that RE2 has taken. Knows the usual syntax; of an
 * expression with anything else it says nothing, which is always true.
 */
final class LiteralParser {
  private static final String INSENSITIVE = "(?i)";
  private static final String SYNTAX = "\\.+*?()|[]{}^$";
  private static final String SINGLE_CLASSES = "dDsSwW";
  private static final String PLACES = "bBAz";
  private static final int CLASS_CHARACTERS_MAX = 8;

  private final String text;
  private int at;

  private LiteralParser(String text) {
    this.text = text;
  }

  /** The expression uses something this parser does not know. */
  private static final class Foreign extends Exception {
    Foreign() {
      super("", null, false, false);
    }
  }

  /**
   * The literals of an expression.
   *
   * @return {@code sure} only if the whole expression ignores case, as the literals do
   */
  static Literals of(String expression) {
    var insensitive = expression.startsWith(INSENSITIVE);
    var body = insensitive ? expression.substring(INSENSITIVE.length()) : expression;
    try {
      if (body.chars().anyMatch(c -> Character.isSurrogate((char) c))) throw new Foreign();
      var parser = new LiteralParser(body);
      var found = parser.alternatives();
      if (!parser.ended()) throw new Foreign();
      return new Literals(found.all(), found.needed(), found.sure() && insensitive);
    } catch (Foreign e) {
      return Literals.UNKNOWN;
    }
  }

  private boolean ended() {
    return at == text.length();
  }

  private boolean take(String wanted) {
    if (!text.startsWith(wanted, at)) return false;
    at += wanted.length();
    return true;
  }

  private Literals alternatives() throws Foreign {
    var branches = new ArrayList<Literals>();
    do {
      branches.add(branch());
    } while (take("|"));
    return branches.size() == 1 ? branches.getFirst() : Literals.oneOf(branches);
  }

  private Literals branch() throws Foreign {
    var parts = new ArrayList<Literals>();
    while (!ended() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      parts.add(quantified(atom()));
    }
    return parts.isEmpty() ? Literals.NOTHING : Literals.sequence(parts);
  }

  private Literals quantified(Literals atom) throws Foreign {
    if (ended()) return atom;
    var quantifier = text.charAt(at);
    if ("?*+{".indexOf(quantifier) < 0) return atom;
    at++;
    var repeated =
        switch (quantifier) {
          case '?' -> atom.optional();
          case '+' -> atom.repeated();
          case '{' -> counted(atom);
          default -> Literals.UNKNOWN;
        };
    if (take("?")) return repeated; // the shortest match is a match
    if (!ended() && "?*+{".indexOf(text.charAt(at)) >= 0) throw new Foreign();
    return repeated;
  }

  private Literals counted(Literals atom) throws Foreign {
    var end = text.indexOf('}', at);
    if (end < 0 || end == at || !Character.isDigit(text.charAt(at))) throw new Foreign();
    var none = text.charAt(at) == '0';
    at = end + 1;
    return none ? Literals.UNKNOWN : atom.repeated();
  }

  private Literals atom() throws Foreign {
    var c = text.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '.' -> Literals.UNKNOWN;
      case '^', '$' -> Literals.PLACE;
      case '\\' -> escaped();
      default -> {
        if (SYNTAX.indexOf(c) >= 0) throw new Foreign();
        yield literal(c);
      }
    };
  }

  private Literals group() throws Foreign {
    if (!take("?:") && take("?")) throw new Foreign(); // flags and names change what follows
    var inside = alternatives();
    if (!take(")")) throw new Foreign();
    return inside;
  }

  private Literals escaped() throws Foreign {
    if (ended()) throw new Foreign();
    var c = text.charAt(at++);
    if (SINGLE_CLASSES.indexOf(c) >= 0) return Literals.UNKNOWN;
    if (PLACES.indexOf(c) >= 0) return Literals.PLACE;
    if (SYNTAX.indexOf(c) >= 0 || c == '-' || c == '/') return literal(c);
    throw new Foreign();
  }

  /** A few characters in brackets; a range or the opposite of some is any character. */
  private Literals characterClass() throws Foreign {
    var named = new TreeSet<String>();
    boolean few = !take("^");
    int first = at;
    while (!ended() && (text.charAt(at) != ']' || at == first)) {
      var c = text.charAt(at++);
      if (c == '[') throw new Foreign();
      if (c == '\\') few &= inClass().map(named::add).isPresent();
      else if (c == '-') few = false;
      else named.add(String.valueOf(Folding.fold(c)));
    }
    if (!take("]")) throw new Foreign();
    return few && named.size() <= CLASS_CHARACTERS_MAX ? Literals.of(named) : Literals.UNKNOWN;
  }

  private Optional<String> inClass() throws Foreign {
    if (ended()) throw new Foreign();
    var c = text.charAt(at++);
    if (SYNTAX.indexOf(c) >= 0 || c == '-') return Optional.of(String.valueOf(c));
    if (SINGLE_CLASSES.indexOf(c) >= 0) return Optional.empty();
    throw new Foreign();
  }

  private static Literals literal(char c) {
    return Literals.of(Set.of(String.valueOf(Folding.fold(c))));
  }

  /** The texts of which one must be there before RE2 need look; empty if it always must. */
  static List<String> needed(Literals literals) {
    var needed = literals.needed();
    return needed == null ? List.of() : Literals.pruned(needed);
  }
}
