package io.signalbox.runtime.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What others say a file is. It is passed on if it looks like a media type at all, and never
 * believed: browsers are told not to guess, and show nothing but images that carry no script.
 */
record FileType(String name) {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,63}/[A-Za-z0-9!#$&^_.+-]{1,63}");
  private static final FileType UNKNOWN = new FileType("application/octet-stream");
  private static final Set<String> SHOWN =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  static FileType of(@Nullable String given) {
    var bare = given == null ? "" : given.split(";", 2)[0].strip();
    return MEDIA_TYPE.matcher(bare).matches()
        ? new FileType(bare.toLowerCase(Locale.ROOT))
        : UNKNOWN;
  }

  /** {@code Content-Disposition}: shown, or saved under a name. */
  String disposition(@Nullable String fileName) {
    var how = SHOWN.contains(name) ? "inline" : "attachment";
    return fileName == null ? how : how + "; filename*=UTF-8''" + BlobAddresses.encoded(fileName);
  }
}
