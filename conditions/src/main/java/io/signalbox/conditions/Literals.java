package io.signalbox.conditions;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of all texts an expression, or a part of one, matches. Everything is folded:
 * upper and lower case are one.
 *
 * @param all every text it can match; null if they are too many to name
 * @param needed texts of which every match contains one at least; null if none are known
 * @param sure whether a text matches exactly where it contains one of {@code all}; false where it
 *     also matters what stands around
 */
record Literals(@Nullable Set<String> all, @Nullable Set<String> needed, boolean sure) {
  static final int TEXTS_MAX = 256;
  private static final int CHARACTERS_MAX = 64;

  /** Matches one character, or nobody knows what. */
  static final Literals UNKNOWN = new Literals(null, null, false);

  /** Matches the empty text. */
  static final Literals NOTHING = of(Set.of(""));

  /** Matches the empty text, depending on what stands around. */
  static final Literals PLACE = new Literals(Set.of(""), null, false);

  static Literals of(Set<String> texts) {
    return new Literals(texts, needed(texts), true);
  }

  private static @Nullable Set<String> needed(Set<String> texts) {
    return texts.contains("") ? null : texts;
  }

  /** This or nothing. */
  Literals optional() {
    if (all == null) return UNKNOWN;
    var texts = new TreeSet<>(all);
    texts.add("");
    return new Literals(texts, null, sure);
  }

  /** This, once or more often. */
  Literals repeated() {
    return new Literals(null, needed, false);
  }

  /** One of these. */
  static Literals oneOf(List<Literals> branches) {
    var all = new TreeSet<String>();
    var needed = new TreeSet<String>();
    boolean named = true;
    boolean known = true;
    boolean sure = true;
    for (var branch : branches) {
      if (branch.all == null) named = false;
      else all.addAll(branch.all);
      if (branch.needed == null) known = false;
      else needed.addAll(branch.needed);
      sure &= branch.sure;
    }
    return new Literals(
        named && all.size() <= TEXTS_MAX ? all : null,
        known && needed.size() <= TEXTS_MAX ? needed : null,
        sure);
  }

  /** These, one after another. */
  static Literals sequence(List<Literals> parts) {
    Set<String> run = Set.of("");
    Set<String> best = null;
    boolean whole = true;
    boolean sure = true;
    for (var part : parts) {
      var longer = part.all == null ? null : product(run, part.all);
      sure &= part.sure;
      if (longer != null) {
        run = longer;
        continue;
      }
      whole = false;
      best = better(better(best, needed(run)), part.needed);
      run = part.all == null ? Set.of("") : part.all;
    }
    best = better(best, needed(run));
    return new Literals(whole ? run : null, best, whole && sure);
  }

  private static @Nullable Set<String> product(Set<String> heads, Set<String> tails) {
    if (heads.size() * tails.size() > TEXTS_MAX) return null;
    var texts = new TreeSet<String>();
    for (var head : heads) {
      for (var tail : tails) {
        if (head.length() + tail.length() > CHARACTERS_MAX) return null;
        texts.add(head + tail);
      }
    }
    return texts;
  }

  /** Of two sets of which one must be there, the one that is there more seldom. */
  private static @Nullable Set<String> better(
      @Nullable Set<String> one, @Nullable Set<String> two) {
    if (one == null) return two;
    if (two == null) return one;
    return shortest(one) >= shortest(two) ? one : two;
  }

  private static int shortest(Set<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }

  /** The same texts without those that contain another of them. */
  static List<String> pruned(Set<String> texts) {
    var byLength = texts.stream().sorted(Comparator.comparingInt(String::length)).toList();
    return byLength.stream()
        .filter(
            text ->
                byLength.stream().noneMatch(other -> !other.equals(text) && text.contains(other)))
        .toList();
  }
}
