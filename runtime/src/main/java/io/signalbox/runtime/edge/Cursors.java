package io.signalbox.runtime.edge;

import io.micronaut.http.HttpRequest;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.security.InternalToken;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
  private static final int TAG_BYTES = 16;

  private final InternalToken secret;

  Cursors(InternalToken secret) {
    this.secret = secret;
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
    var all = ByteBuffer.allocate(TAG_BYTES + payload.length);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(all.put(tag(scope, payload)).put(payload).array());
  }

  List<String> decode(String scope, String cursor) {
    try {
      var all = Base64.getUrlDecoder().decode(cursor);
      if (all.length > TAG_BYTES) {
        var payload = Arrays.copyOfRange(all, TAG_BYTES, all.length);
        if (MessageDigest.isEqual(Arrays.copyOf(all, TAG_BYTES), tag(scope, payload))) {
          return List.of(Json.read(payload, String[].class));
        }
      }
    } catch (IllegalArgumentException | UnreadableJson e) {
      // told below, like every cursor that is not one of ours
    }
    throw Problem.badRequest(
        "bad-cursor", "The cursor is not one of this list; begin again without it.");
  }

  private byte[] tag(String scope, byte[] payload) {
    var text = scope + "\n" + new String(payload, StandardCharsets.UTF_8);
    return Arrays.copyOf(secret.sign("cursor", text), TAG_BYTES);
  }
}
