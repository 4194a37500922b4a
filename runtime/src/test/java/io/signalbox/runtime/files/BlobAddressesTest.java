package io.signalbox.runtime.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.files.BlobAddresses.Named;
import io.signalbox.runtime.security.Signer;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read a blob without a key: whoever has an address of ours, for a time. */
class BlobAddressesTest {
  private static final String HASH = "ab".repeat(32);
  private static final byte[] SECRET = "a secret of 32 bytes for this test".getBytes(UTF_8);
  private static final byte[] NEXT = "the one of 32 bytes that follows it".getBytes(UTF_8);
  private static final String NAME = "a b&c={x}+ü%.txt";
  private static final Named FILE = new Named("acme", "t1", HASH, "text/plain", NAME);

  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final BlobAddresses addresses = new BlobAddresses(new Signer(SECRET, null), () -> now);

  @Test
  void an_address_is_good_for_its_time_and_for_nothing_else() {
    var address = URI.create(addresses.of(FILE));
    assertThat(address.getPath()).isEqualTo("/v1/blobs/" + HASH);
    var query = query(address);
    assertThat(query).containsEntry("name", NAME).containsEntry("workspace", "acme");
    var expires = Long.parseLong(query.getOrDefault("expires", ""));
    var signature = query.getOrDefault("signature", "");

    assertThat(addresses.isGood(FILE, expires, signature)).isTrue();
    assertThat(addresses.isGood(FILE, expires + 1, signature)).isFalse();
    assertThat(addresses.isGood(FILE, Long.MAX_VALUE, signature)).isFalse();
    for (var other :
        new Named[] {
          new Named("other", "t1", HASH, "text/plain", NAME),
          new Named("acme", "t2", HASH, "text/plain", NAME),
          new Named("acmet1", "", HASH, "text/plain", NAME),
          new Named("acme", "t1", "cd".repeat(32), "text/plain", NAME),
          new Named("acme", "t1", HASH, "text/html", NAME),
          new Named("acme", "t1", HASH, "text/plain", null)
        }) {
      assertThat(addresses.isGood(other, expires, signature)).as(other.toString()).isFalse();
    }
    for (var wrong : new String[] {"", "zz", signature.substring(2), signature + "00", "00"}) {
      assertThat(addresses.isGood(FILE, expires, wrong)).as(wrong).isFalse();
    }
    now = Instant.ofEpochSecond(expires);
    assertThat(addresses.isGood(FILE, expires, signature)).isFalse();
  }

  @Test
  void a_type_or_name_of_another_form_is_no_part_of_an_address() {
    var given = new Named("acme", "t1", HASH, "text/plain;\r\n\tname=\"x\"", "/tmp/a\u0001b");
    var address = URI.create(addresses.of(given));
    assertThat(address.getRawQuery()).doesNotContain("%0", "%1");
    var query = query(address);
    assertThat(query).containsEntry("type", "text/plain").containsEntry("name", "ab");
    var read = new Named("acme", "t1", HASH, "text/plain", "ab");
    var expires = Long.parseLong(query.getOrDefault("expires", ""));
    assertThat(addresses.isGood(read, expires, query.getOrDefault("signature", ""))).isTrue();
  }

  @Test
  void an_address_is_good_while_the_secret_is_changed() {
    var query = query(URI.create(addresses.of(FILE)));
    var expires = Long.parseLong(query.getOrDefault("expires", ""));
    var changing = new BlobAddresses(new Signer(NEXT, SECRET), () -> now);
    var changed = new BlobAddresses(new Signer(NEXT, null), () -> now);
    assertThat(changing.isGood(FILE, expires, query.getOrDefault("signature", ""))).isTrue();
    assertThat(changed.isGood(FILE, expires, query.getOrDefault("signature", ""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, image/png, inline",
    "IMAGE/PNG; x=y, image/png, inline",
    "image/svg+xml, image/svg+xml, attachment",
    "text/html, text/html, attachment",
    "application/pdf, application/pdf, attachment",
    "'text/html\r\nX: y', application/octet-stream, attachment",
    "image, application/octet-stream, attachment",
    ", application/octet-stream, attachment"
  })
  void only_images_without_script_are_shown(String given, String type, String how) {
    var read = FileType.of(given);
    assertThat(read.name()).isEqualTo(type);
    assertThat(read.disposition(null)).isEqualTo(how);
    assertThat(read.disposition("ü\"\r.png"))
        .isEqualTo(how + "; filename*=UTF-8''%C3%BC%22%0D.png");
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }
}
