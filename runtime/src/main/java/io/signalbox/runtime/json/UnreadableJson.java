package io.signalbox.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.List;

/** Text that is not JSON, exceeds a limit, or does not have the shape asked for. */
public final class UnreadableJson extends RuntimeException {
  private final String reason;
  private final String pointer;

  UnreadableJson(String reason, String pointer, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.pointer = pointer;
  }

  /**
   * Says in our own words what Jackson found: its messages name classes and quote the source.
   *
   * @param e what Jackson threw
   */
  public static UnreadableJson because(IOException e) {
    if (e instanceof StreamConstraintsException limit) {
      return tooMuch(limit);
    }
    if (e.getCause() instanceof StreamConstraintsException limit) {
      return tooMuch(limit); // databind wraps what happens within a field
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return new UnreadableJson(
          "unknown-field", pointer(unknown.getPath()), "There is no such field.");
    }
    if (e instanceof JsonMappingException mapping && !isSyntax(mapping)) {
      return new UnreadableJson(
          "wrong-shape", pointer(mapping.getPath()), "The value does not have the type asked for.");
    }
    return new UnreadableJson("broken-json", "", "This is not JSON" + place(e) + ".");
  }

  /** Databind tells syntax errors within a field, and text after the value, as its own. */
  private static boolean isSyntax(JsonMappingException e) {
    var cause = e.getCause();
    return (cause instanceof StreamReadException && !(cause instanceof InputCoercionException))
        || String.valueOf(e.getOriginalMessage()).startsWith("Trailing token");
  }

  /**
   * {@code broken-json}, {@code too-deep}, {@code too-large}, {@code unknown-field} or {@code
   * wrong-shape}.
   */
  public String reason() {
    return reason;
  }

  /** Where, as a JSON pointer; empty for the whole text. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong, in words that name nothing internal. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  private static UnreadableJson tooMuch(StreamConstraintsException e) {
    if (String.valueOf(e.getOriginalMessage()).contains("nesting depth")) {
      return new UnreadableJson(
          "too-deep", "", "The JSON is nested deeper than " + Json.DEPTH_MAX + ".");
    }
    return new UnreadableJson(
        "too-large", "", "A text, name or number in the JSON is too long" + place(e) + ".");
  }

  private static String place(IOException e) {
    var at = e instanceof JsonProcessingException json ? json.getLocation() : null;
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    var pointer = new StringBuilder();
    for (var step : path) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }
}
