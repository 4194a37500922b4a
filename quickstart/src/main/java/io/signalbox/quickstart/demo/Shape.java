package io.signalbox.quickstart.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a demo plays.
 *
 * @param workspace the workspace file it plays in
 * @param seed the same seed sends the same contacts
 * @param contacts how many come in, over {@code over}
 * @param patience how long the last ones may take after that
 * @param overlay what of the workspace file is different while it plays
 */
public record Shape(
    String workspace,
    long seed,
    int contacts,
    Duration over,
    Duration patience,
    Agents agents,
    Customers customers,
    JsonNode overlay) {

  /**
   * How agents work. Times are medians, shares are of 1.
   *
   * @param accept until an offer is answered
   * @param handle until the customer is
   * @param finish from the answer to the resolution
   * @param ignore offers left to expire
   * @param ask tickets on which the customer is asked for more
   * @param hold tickets that wait for a third party
   */
  public record Agents(
      Duration accept,
      Duration handle,
      Duration finish,
      double reject,
      double ignore,
      double ask,
      double hold) {}

  /**
   * How customers react.
   *
   * @param reply until a question is answered
   * @param survey until a survey is
   * @param answers the share of surveys answered
   * @param scores the weights of the answers 1 to 5
   */
  public record Customers(Duration reply, Duration survey, double answers, List<Integer> scores) {}

  /** The shape of that name, if it comes with the product. */
  public static Optional<Shape> named(String name) {
    if (!name.matches("[a-z-]+")) return Optional.empty();
    try (var in = Shape.class.getResourceAsStream("/shapes/" + name + ".yaml")) {
      return in == null ? Optional.empty() : Optional.of(read(new YAMLMapper().readTree(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shape read(JsonNode tree) throws JsonProcessingException {
    return Json.mapper().treeToValue(tree, Shape.class);
  }
}
