package io.signalbox.runtime.edge;

import io.micronaut.http.HttpRequest;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.security.Signer;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Positions in lists, opaque to whoever holds them: signed, and bound to the workspace, path and
 * filters of the list, so that a query may trust their parts.
 */
@Singleton
final class Cursors {
  private static final String ATTRIBUTE = Cursors.class.getName();
  private static final String PURPOSE = "cursor";

  private final Signer signer;

  Cursors(Signer signer) {
    this.signer = signer;
  }

  void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Cursors of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Cursors.class)
        .orElseThrow(() -> new IllegalStateException("the request did not pass the guard"));
  }

  String encode(String scope, List<String> parts) {
    var payload = Json.bytes(parts);
    var all = ByteBuffer.allocate(Signer.TAG_BYTES + payload.length);
    var tag = signer.sign(PURPOSE, bytes(scope), payload);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(all.put(tag).put(payload).array());
  }

  List<String> decode(String scope, String cursor) {
    try {
      var all = Base64.getUrlDecoder().decode(cursor);
      if (all.length > Signer.TAG_BYTES) {
        var tag = Arrays.copyOf(all, Signer.TAG_BYTES);
        var payload = Arrays.copyOfRange(all, Signer.TAG_BYTES, all.length);
        if (signer.verify(tag, PURPOSE, bytes(scope), payload)) {
          return List.of(Json.read(payload, String[].class));
        }
      }
    } catch (IllegalArgumentException | UnreadableJson e) {
      // told below, like every cursor that is not one of ours
    }
    throw Problem.badRequest(
        "bad-cursor", "The cursor is not one of this list; begin again without it.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
