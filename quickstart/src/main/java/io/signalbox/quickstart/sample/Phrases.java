package io.signalbox.quickstart.sample;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signalbox.contracts.Frozen;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What people write, with gaps such as <code>{order}</code> to fill in.
 *
 * @param slots what fills a gap
 * @param openings by channel, as are closings
 * @param additions what customers write when asked for more
 * @param answers what agents write, as are questions
 * @param comments what customers say in a survey, by score
 */
public record Phrases(
    Map<String, List<String>> slots,
    Map<String, List<String>> openings,
    Map<String, List<String>> closings,
    List<String> germanOpenings,
    List<String> germanClosings,
    List<Matter> matters,
    List<String> additions,
    List<String> answers,
    List<String> questions,
    Map<Integer, List<String>> comments) {

  /**
   * Something customers get in touch about.
   *
   * @param weight how often, out of the sum of all matters
   */
  public record Matter(
      String intent, int weight, List<String> subjects, List<String> texts, List<String> german) {
    public Matter {
      german = Frozen.list(german);
    }
  }

  /** Those that come with the product. */
  public static Phrases load() {
    try (var in = Phrases.class.getResourceAsStream("/sample/requests.yaml")) {
      if (in == null) throw new IllegalStateException("the jar lacks sample/requests.yaml");
      return Json.mapper().treeToValue(new YAMLMapper().readTree(in), Phrases.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
