package io.signalbox.runtime.edge;

import io.signalbox.runtime.json.Violation;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import io.signalbox.runtime.shard.Protocol.UnknownType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a request by the very protocol that will read its record, so that both always agree. */
final class FormCheck {
  private final Protocol protocol;

  FormCheck(Protocol protocol) {
    this.protocol = protocol;
  }

  /**
   * The value to append.
   *
   * @param index place in a batch, which begins the pointers of its errors; null for a single body
   * @throws Problem 400, 403 or 413
   */
  byte[] check(Actor actor, String topic, String type, Gate.Entry entry, @Nullable Integer index) {
    requireName(entry.subject());
    requireName(entry.id());
    var value = protocol.encode(entry.body());
    try {
      if (!protocol.allowed(actor, topic, type, protocol.decode(topic, type, value))) {
        throw Problem.forbidden("Your key does not allow " + type + ".");
      }
      return value;
    } catch (UnknownType e) {
      throw new IllegalStateException("the edge sends what the service does not read", e);
    } catch (BadRecord e) {
      throw problem(e, index == null ? "" : "/" + index);
    }
  }

  private static Problem problem(BadRecord e, String root) {
    var detail = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case "too-large" -> Problem.of(413, "too-large", "Too large", detail);
      case "schema" ->
          Problem.badRequest("schema", "The body does not have the form asked for; see errors.")
              .withErrors(errors(detail, root));
      default ->
          Problem.badRequest(e.reason(), detail)
              .withErrors(
                  root.isEmpty()
                      ? List.of()
                      : List.of(new Problem.FieldError(root, e.reason(), detail)));
    };
  }

  private static List<Problem.FieldError> errors(String detail, String root) {
    return Violation.parse(detail).stream()
        .map(v -> new Problem.FieldError(root + v.pointer(), v.code(), v.detail()))
        .toList();
  }

  /** Ids and subjects become headers, which the loop takes only if short and printable. */
  private static void requireName(String name) {
    if (name.length() > EnvelopeReader.NAME_CHARACTERS_MAX || name.chars().anyMatch(c -> c < ' ')) {
      throw Problem.badRequest(
          "bad-id",
          "An id has over " + EnvelopeReader.NAME_CHARACTERS_MAX + " or unprintable characters.");
    }
  }
}
