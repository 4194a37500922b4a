package io.signalbox.runtime.blob;

import org.jspecify.annotations.Nullable;

/** Names of files that others gave: shown to people and used where they are saved. */
public final class FileName {
  private static final int CHARACTERS_MAX = 255;

  private FileName() {}

  /**
   * The name itself: no path before it, nothing that is not seen or that turns the direction of
   * what is; null if nothing is left.
   */
  public static @Nullable String of(@Nullable String given) {
    if (given == null) return null;
    var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var name = new StringBuilder(Math.min(last.length(), CHARACTERS_MAX));
    last.codePoints()
        .filter(FileName::isSeen)
        .limit(CHARACTERS_MAX)
        .takeWhile(point -> name.length() + Character.charCount(point) <= CHARACTERS_MAX)
        .forEach(name::appendCodePoint);
    var bare = name.toString().strip();
    return bare.chars().allMatch(letter -> letter == '.') ? null : bare;
  }

  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
