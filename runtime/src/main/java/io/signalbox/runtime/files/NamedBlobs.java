package io.signalbox.runtime.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.blob.Blobs;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.json.Violation;
import io.signalbox.runtime.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the blobs that a body's attachments name are there, before its record counts. What is
 * found stays until all have read the record. A body of another form is left to whoever checks it.
 */
@Singleton
@Requires(property = "signalbox.blobs.enabled", value = "true")
public final class NamedBlobs {
  /** The type of the problem. */
  public static final String UNKNOWN = "unknown-blob";

  /** What to do about it. */
  public static final String DETAIL =
      "An attachment names a blob that is not there. Hand it in first: POST /v1/blobs.";

  private static final String FIELD = "blob";
  private static final byte[] QUOTED = bytes("\"" + FIELD + "\"");

  /** How the name's letters may be written too. */
  private static final byte[] ESCAPE = bytes("\\u");

  /** Of attachments; no schema allows more. */
  private static final int ATTACHMENTS_MAX = 50;

  /** Of one request, however many bodies it has: each is a question to the store. */
  static final int BLOBS_MAX = 1_000;

  private final Blobs blobs;

  NamedBlobs(Blobs blobs) {
    this.blobs = blobs;
  }

  /**
   * Goes on only if all are there.
   *
   * @param holder who may have them already, such as the ticket that is answered
   * @throws Problem 422 {@code unknown-blob}
   */
  public void require(String workspace, @Nullable String holder, byte[] body) throws IOException {
    var unknown = asked(workspace, holder).unknown(body);
    if (unknown.isEmpty()) return;
    var errors =
        unknown.stream()
            .map(each -> new Problem.FieldError(each.pointer(), each.code(), each.detail()))
            .toList();
    throw Problem.of(422, UNKNOWN, "No such file", DETAIL).withErrors(errors);
  }

  /** Asks for what the bodies of one request name. */
  public Asked asked(String workspace, @Nullable String holder) {
    return new Asked(workspace, holder);
  }

  /** What one request names: each blob is looked up once, and not too many are. */
  public final class Asked {
    private final String workspace;
    private final @Nullable String holder;
    private final Map<String, Boolean> found = new HashMap<>();

    private Asked(String workspace, @Nullable String holder) {
      this.workspace = workspace;
      this.holder = holder;
    }

    /**
     * Where a body names blobs that are not there.
     *
     * @throws Problem 422 {@code too-many-blobs}
     */
    public List<Violation> unknown(byte[] body) throws IOException {
      if (!mentions(body)) return List.of();
      var attachments = attachments(body);
      if (attachments.size() > ATTACHMENTS_MAX) return List.of();
      var unknown = new ArrayList<Violation>();
      for (var i = 0; i < attachments.size(); i++) {
        var named = attachments.path(i).path(FIELD);
        if (named.isTextual() && !isThere(named.textValue())) {
          var pointer = "/attachments/" + i + "/" + FIELD;
          unknown.add(new Violation(pointer, UNKNOWN, "there is no such blob"));
        }
      }
      return unknown;
    }

    private boolean isThere(String sha256) throws IOException {
      var known = found.get(sha256);
      if (known != null) return known;
      if (found.size() == BLOBS_MAX) {
        var detail = "A request may name " + BLOBS_MAX + " different blobs. Send several requests.";
        throw Problem.of(422, "too-many-blobs", "Too many files", detail);
      }
      var there = blobs.mayBeNamed(workspace, holder, sha256);
      found.put(sha256, there);
      return there;
    }
  }

  private static JsonNode attachments(byte[] body) {
    try {
      return Json.tree(body).path("attachments");
    } catch (UnreadableJson e) {
      return Json.mapper().createArrayNode();
    }
  }

  /** Most bodies do not, and are not parsed for it. */
  private static boolean mentions(byte[] body) {
    return has(body, QUOTED) || has(body, ESCAPE);
  }

  private static boolean has(byte[] body, byte[] part) {
    for (var i = 0; i <= body.length - part.length; i++) {
      var at = 0;
      while (at < part.length && body[i + at] == part[at]) at++;
      if (at == part.length) return true;
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
