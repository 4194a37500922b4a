package io.signalbox.runtime.files;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.blob.FileName;
import io.signalbox.runtime.security.Signer;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses by which a blob is read without a key, for a time: a browser's image or download cannot
 * send one. Signed is all that the answer depends on. The secret is that of the installation, so
 * every instance takes what another has made, also while the secret is changed.
 */
@Singleton
@Requires(property = "signalbox.blobs.enabled", value = "true")
public final class BlobAddresses {
  /** How long an address is good: a page is looked at, a file is downloaded. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  static final String PATH = "/v1/blobs";
  private static final String PURPOSE = "blob";

  private final Signer signer;
  private final InstantSource clock;

  BlobAddresses(Signer signer, InstantSource clock) {
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * What an address names.
   *
   * @param holder whose it is, such as a ticket
   * @param type as which it is shown, if it is safe to show; as others gave it
   * @param fileName under which it is saved; as others gave it
   */
  public record Named(
      String workspace,
      String holder,
      String sha256,
      @Nullable String type,
      @Nullable String fileName) {
    /** With no more than an address may have: it is refused if there are control characters. */
    private Named bare() {
      var bareType = type == null ? null : FileType.of(type).name();
      return new Named(workspace, holder, sha256, bareType, FileName.of(fileName));
    }
  }

  /** Where to read it, from now on for {@link #LIFE}: a path of this service. */
  public String of(Named given) {
    var blob = given.bare();
    var expires = clock.instant().plus(LIFE).getEpochSecond();
    return PATH
        + "/"
        + blob.sha256()
        + "?workspace="
        + encoded(blob.workspace())
        + "&holder="
        + encoded(blob.holder())
        + (blob.type() == null ? "" : "&type=" + encoded(blob.type()))
        + (blob.fileName() == null ? "" : "&name=" + encoded(blob.fileName()))
        + "&expires="
        + expires
        + "&signature="
        + HexFormat.of().formatHex(signer.sign(PURPOSE, parts(blob, expires)));
  }

  /** Whether we made this address and its time is not over. Compared in constant time. */
  boolean isGood(Named blob, long expires, String signature) {
    return tag(signature).map(t -> signer.verify(t, PURPOSE, parts(blob, expires))).orElse(false)
        && clock.instant().isBefore(Instant.ofEpochSecond(expires));
  }

  private static Optional<byte[]> tag(String signature) {
    try {
      return Optional.of(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[][] parts(Named blob, long expires) {
    return new byte[][] {
      bytes(blob.workspace()),
      bytes(blob.holder()),
      bytes(blob.sha256()),
      bytes(blob.type()),
      bytes(blob.fileName()),
      bytes(Long.toString(expires))
    };
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
