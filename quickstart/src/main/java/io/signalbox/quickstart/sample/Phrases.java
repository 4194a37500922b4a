package io.signalbox.quickstart.sample;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signalbox.contracts.Frozen;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write, with gaps such as <code>{order}</code> to fill in; by language where it is
 * said.
 *
 * @param slots what fills a gap
 * @param openings by channel, then by language, as are closings
 * @param spam what nobody wants, as are newsletters
 * @param strangers what others than the customer write into a conversation
 * @param absences what a mailbox answers by itself
 * @param bounces what a mail server answers that cannot deliver
 * @param comments what customers say in a survey, by how content they are, 1 to 5
 */
public record Phrases(
    Map<String, List<String>> slots,
    Map<String, Map<String, List<String>>> openings,
    Map<String, Map<String, List<String>>> closings,
    List<Matter> matters,
    List<String> spam,
    List<String> newsletters,
    List<String> strangers,
    List<String> absences,
    List<String> bounces,
    Map<Integer, List<String>> comments) {

  /** The language that everything is there in. */
  public static final String ENGLISH = "en";

  /**
   * Something customers get in touch about, by language.
   *
   * @param weight how often, out of the sum of all matters
   * @param files what customers attach
   * @param more what they add of their own accord
   * @param questions what agents ask
   * @param answers what agents say before they resolve
   */
  public record Matter(
      String intent,
      int weight,
      List<String> files,
      Map<String, List<String>> subjects,
      Map<String, List<String>> texts,
      Map<String, List<String>> more,
      Map<String, List<Question>> questions,
      Map<String, List<String>> answers) {
    public Matter {
      files = Frozen.list(files);
    }
  }

  /** What an agent asks, and what the customer says to it. */
  public record Question(String ask, String reply) {}

  /** Those that come with the product. */
  public static Phrases load() {
    try (var in = Phrases.class.getResourceAsStream("/sample/requests.yaml")) {
      if (in == null) throw new IllegalStateException("the jar lacks sample/requests.yaml");
      return Json.mapper().treeToValue(new YAMLMapper().readTree(in), Phrases.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a ticket is about, as it was classified; the last matter if it is none of these. */
  public Matter matter(@Nullable String intent) {
    return matters.stream()
        .filter(matter -> matter.intent().equals(intent))
        .findFirst()
        .orElseGet(matters::getLast);
  }

  /** What customers say to each question. */
  public Map<String, String> replies() {
    var replies = new HashMap<String, String>();
    for (var matter : matters) {
      matter.questions().values().stream()
          .flatMap(List::stream)
          .forEach(question -> replies.put(question.ask(), question.reply()));
    }
    return replies;
  }

  /** What there is in that language, else in English. */
  public static <T> List<T> in(@Nullable String language, Map<String, List<T>> all) {
    var there = language == null ? null : all.get(language);
    return there != null ? there : all.getOrDefault(ENGLISH, List.of());
  }
}
