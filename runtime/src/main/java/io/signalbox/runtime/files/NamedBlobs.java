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
import java.util.List;
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
  private static final byte[] QUOTED = ("\"" + FIELD + "\"").getBytes(StandardCharsets.UTF_8);

  /** Of attachments; no schema allows more. */
  private static final int ATTACHMENTS_MAX = 50;

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
    var unknown = unknown(workspace, holder, body);
    if (unknown.isEmpty()) return;
    var errors =
        unknown.stream()
            .map(each -> new Problem.FieldError(each.pointer(), each.code(), each.detail()))
            .toList();
    throw Problem.of(422, UNKNOWN, "No such file", DETAIL).withErrors(errors);
  }

  /** Where a body names blobs that are not there. */
  public List<Violation> unknown(String workspace, @Nullable String holder, byte[] body)
      throws IOException {
    if (!mentions(body)) return List.of();
    var attachments = attachments(body);
    if (attachments.size() > ATTACHMENTS_MAX) return List.of();
    var unknown = new ArrayList<Violation>();
    for (var i = 0; i < attachments.size(); i++) {
      var named = attachments.path(i).path(FIELD);
      if (named.isTextual() && !blobs.mayBeNamed(workspace, holder, named.textValue())) {
        var pointer = "/attachments/" + i + "/" + FIELD;
        unknown.add(new Violation(pointer, UNKNOWN, "there is no such blob"));
      }
    }
    return unknown;
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
    for (var i = 0; i <= body.length - QUOTED.length; i++) {
      var at = 0;
      while (at < QUOTED.length && body[i + at] == QUOTED[at]) at++;
      if (at == QUOTED.length) return true;
    }
    return false;
  }
}
