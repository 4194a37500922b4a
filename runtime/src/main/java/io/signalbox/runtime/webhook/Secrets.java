package io.signalbox.runtime.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What signs calls, by references, so that no database and no topic holds it: {@code env:NAME} or
 * {@code file:NAME}. Whoever may name a reference must not get at other secrets by it: variables
 * begin with {@value #PREFIX}, files lie in one directory.
 *
 * @param directory of the files; null: there are none
 */
public record Secrets(Environment environment, @Nullable Path directory) {
  static final String PREFIX = "SIGNALBOX_SECRET_";
  private static final Pattern VARIABLE = Pattern.compile("env:(" + PREFIX + "[A-Z0-9_]{1,100})");
  private static final Pattern FILE = Pattern.compile("file:([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})");

  /** The variables of the process. */
  @FunctionalInterface
  public interface Environment {
    /** One of them, or null. */
    @Nullable String get(String name);
  }

  /** Whether a reference can be one. */
  public static boolean isReference(String text) {
    return VARIABLE.matcher(text).matches() || FILE.matcher(text).matches();
  }

  /** The secret, or null where there is none now. */
  @Nullable String find(String reference) throws IOException {
    var variable = VARIABLE.matcher(reference);
    if (variable.matches()) return environment.get(variable.group(1));
    var file = FILE.matcher(reference);
    var place = directory;
    if (place == null || !file.matches()) return null;
    try {
      return Files.readString(place.resolve(file.group(1))).strip();
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
