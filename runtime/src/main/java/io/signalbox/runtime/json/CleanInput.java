package io.signalbox.runtime.json;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what no database takes as text, escaped NULs and halves of surrogate pairs, by U+FFFD.
 *
 * <p>In valid UTF-8 JSON both can only stand as {@code \}{@code uXXXX}: so four hex digits are
 * exchanged in place, and input without them, which is nearly all, is not even copied.
 */
final class CleanInput extends InputDecorator {
  private static final long serialVersionUID = 1;
  private static final byte[] REPLACEMENT = {'f', 'f', 'f', 'd'};
  private static final int NONE = -1;

  @Override
  public InputStream decorate(IOContext context, InputStream in) throws IOException {
    return new ByteArrayInputStream(clean(in.readNBytes(Json.DOCUMENT_BYTES_MAX + 1)));
  }

  @Override
  public @Nullable InputStream decorate(IOContext context, byte[] src, int offset, int length) {
    var dirty = firstDirty(src, offset, offset + length);
    if (dirty == NONE) {
      return null;
    }
    var copy = java.util.Arrays.copyOfRange(src, offset, offset + length);
    replaceFrom(copy, dirty - offset);
    return new ByteArrayInputStream(copy);
  }

  @Override
  public Reader decorate(IOContext context, Reader reader) throws IOException {
    var text = new StringBuilder();
    var buffer = new char[4096];
    for (int n = reader.read(buffer);
        n >= 0 && text.length() <= Json.DOCUMENT_BYTES_MAX;
        n = reader.read(buffer)) {
      text.append(buffer, 0, n);
    }
    var clean = clean(text.toString().getBytes(StandardCharsets.UTF_8));
    return new StringReader(new String(clean, StandardCharsets.UTF_8));
  }

  /** The same text without escaped NULs and halves; the same array when there were none. */
  static byte[] clean(byte[] json) {
    var dirty = firstDirty(json, 0, json.length);
    if (dirty == NONE) {
      return json;
    }
    var copy = json.clone();
    replaceFrom(copy, dirty);
    return copy;
  }

  private static void replaceFrom(byte[] json, int first) {
    for (int i = first; i != NONE; i = firstDirty(json, i + 6, json.length)) {
      System.arraycopy(REPLACEMENT, 0, json, i + 2, REPLACEMENT.length);
    }
  }

  /** Index of the backslash of the first escape to replace, or {@link #NONE}. */
  private static int firstDirty(byte[] json, int from, int to) {
    int i = from;
    while (i < to - 1) {
      if (json[i] != '\\') {
        i++;
      } else if (json[i + 1] != 'u') {
        i += 2; // an escaped backslash must not make the next letter an escape
      } else {
        var unit = unit(json, i, to);
        if (unit == 0 || (unit != NONE && Character.isLowSurrogate((char) unit))) {
          return i;
        }
        if (unit == NONE || !Character.isHighSurrogate((char) unit)) {
          i += 6;
        } else if (isLowSurrogate(json, i + 6, to)) {
          i += 12;
        } else {
          return i;
        }
      }
    }
    return NONE;
  }

  private static boolean isLowSurrogate(byte[] json, int at, int to) {
    var unit = at + 1 < to && json[at] == '\\' && json[at + 1] == 'u' ? unit(json, at, to) : NONE;
    return unit != NONE && Character.isLowSurrogate((char) unit);
  }

  /**
   * The code unit of the escape at this index, or {@link #NONE} when it is none (a broken text).
   */
  private static int unit(byte[] json, int at, int to) {
    if (at + 6 > to) {
      return NONE;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      var digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return NONE;
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }
}
