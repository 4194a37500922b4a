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
 * @param hours how many of them in each hour of that day, as weights; all hours take as long
 * @param patience how long the last ones may take after that
 * @param evening who goes home before the day is over
 * @param overlay what of the workspace file is different while it plays
 */
public record Shape(
    String workspace,
    long seed,
    int contacts,
    Duration over,
    List<Integer> hours,
    Duration patience,
    Agents agents,
    Customers customers,
    Evening evening,
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
   * @param transfer tickets that are handed over to another queue
   * @param giveUp how long an agent waits for an answer
   */
  public record Agents(
      Duration accept,
      Duration handle,
      Duration finish,
      double reject,
      double ignore,
      double ask,
      double hold,
      double transfer,
      Duration giveUp) {}

  /**
   * How customers react.
   *
   * @param reply until a question is answered
   * @param survey until a survey is
   * @param silent questions that are never answered: the customer left
   * @param absent mails of ours that a note of absence comes back to
   * @param bounced mails of ours that cannot be delivered
   * @param answers the share of surveys answered
   * @param scores how many of them are how content, from 1 to 5, as weights
   */
  public record Customers(
      Duration reply,
      Duration survey,
      double silent,
      double absent,
      double bounced,
      double answers,
      List<Integer> scores) {}

  /**
   * The end of the own centre's day; the vendors go on.
   *
   * @param after which share of the day
   * @param home the agents who go
   */
  public record Evening(double after, List<String> home) {}

  /**
   * How many contacts have come in.
   *
   * @param passed the share of the day that is over
   */
  public int due(double passed) {
    var place = Math.min(passed, 1) * hours.size();
    var over = (int) place;
    var came = hours.stream().limit(over).mapToInt(Integer::intValue).sum();
    var now = over < hours.size() ? hours.get(over) * (place - over) : 0;
    var all = hours.stream().mapToInt(Integer::intValue).sum();
    return (int) Math.min(contacts, Math.ceil((came + now) / all * contacts));
  }

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
