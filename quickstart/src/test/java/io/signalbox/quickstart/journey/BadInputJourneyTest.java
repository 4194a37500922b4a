package io.signalbox.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Answer;
import io.signalbox.runtime.log.HeaderNames;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody should send, at every edge of every service, and what it is answered. */
@ExtendWith(WhenPackaged.class)
class BadInputJourneyTest {
  /** Words of the inside: classes, frameworks, statements, stack traces. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)exception|io\\.|java\\.|com\\.|org\\.|jackson|micronaut|netty|hikari|select |insert"
              + " |\\bh2\\b|postgres|stack|\\.java");

  /** What a dead letter may say of who sent it. */
  private static final Pattern NAME_OF_KEY = Pattern.compile("|Internal|sb_[a-z]+_\\w{8}");

  @ParameterizedTest
  @EnumSource(Engine.class)
  void every_bad_request_is_answered_with_a_problem_that_says_what_to_do(Engine engine) {
    var there = Installation.on(engine);
    var requests = new BadRequests(there);
    var wrong = new ArrayList<String>();
    var types = new TreeMap<String, Integer>();
    for (var request : requests.all()) {
      var answer = request.send(there);
      types.merge(answer.statusCode() + " " + type(answer), 1, Integer::sum);
      complaints(request, answer, requests.secrets())
          .forEach(
              complaint ->
                  wrong.add(
                      "%s: %s: %d %s\n%s"
                          .formatted(
                              request,
                              complaint,
                              answer.statusCode(),
                              answer.body(),
                              log(there, answer))));
    }
    System.out.printf(
        "bad requests on %s: %d, answered %s%n", engine, requests.all().size(), types);
    assertThat(wrong).isEmpty();
  }

  private static String log(Installation there, HttpResponse<String> answer) {
    return answer.statusCode() < 500 ? "" : there.logs();
  }

  private static List<String> complaints(
      Request request, HttpResponse<String> answer, List<String> secrets) {
    var complaints = new ArrayList<String>();
    if (answer.statusCode() != request.status()) complaints.add("not " + request.status());
    var kind = answer.headers().firstValue("Content-Type").orElse("");
    if (!kind.startsWith("application/problem+json")) complaints.add("it is " + kind);
    var type = type(answer);
    if (type.isEmpty() || !(request.type().equals("*") || type.equals(request.type()))) {
      complaints.add("not " + request.type());
    }
    var detail = new Answer(answer.statusCode(), answer.body()).json().path("detail").asText();
    if (detail.length() < 10) complaints.add("it says nothing");
    if (INSIDE.matcher(detail).find()) complaints.add("it tells of the inside");
    if (secrets.stream().anyMatch(answer.body()::contains)) complaints.add("it tells a key");
    return complaints;
  }

  private static String type(HttpResponse<String> answer) {
    var json = new Answer(answer.statusCode(), answer.body()).json();
    return json instanceof MissingNode ? "" : json.path("type").asText().replace("/problems/", "");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void every_bad_record_is_one_dead_letter_and_keeps_no_good_one_out(Engine engine) {
    var there = Installation.on(engine);
    var expected = new TreeMap<String, String>();
    var reasons = new TreeMap<String, Integer>();
    try (var dead = Book.fromNow(there, topic -> topic.endsWith(".dead"));
        var post = new Post(there);
        var load = new Load(there, "good", List.of(there.workspace()), 10)) {
      for (var bad : new BadRecords(there).all()) {
        var at = post.send(bad.record());
        expected.put(bad.name(at.partition(), at.offset()), bad.reason());
        reasons.merge(bad.reason(), 1, Integer::sum);
      }
      load.run(_ -> {});
      var buried = new TreeMap<String, String>();
      for (var letter : dead.await(expected.size())) {
        var before = buried.put(Buried.name(letter), letter.header(HeaderNames.DEAD_REASON));
        assertThat(before).as("a second dead letter: " + letter).isNull();
        // at most what names a key, never the key
        assertThat(letter.header(HeaderNames.AUTHORIZATION)).matches(NAME_OF_KEY);
      }
      System.out.printf(
          "bad records on %s: %d, dead letters %d: %s; %s went all the way beside them%n",
          engine, expected.size(), buried.size(), reasons, load);
      assertThat(lacking(expected, buried)).as("no dead letters").isEmpty();
      assertThat(lacking(buried, expected)).as("dead letters of nothing").isEmpty();
      expected.keySet().removeIf(name -> name.endsWith(Buried.MISPLACED));
      assertThat(lacking(expected, Buried.listed(there))).as("not in the lists").isEmpty();
    }
  }

  private static Map<String, String> lacking(Map<String, String> all, Map<String, String> found) {
    var lacking = new TreeMap<>(all);
    lacking.entrySet().removeAll(found.entrySet());
    return lacking;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_survey_page_takes_nothing_but_an_answer(Engine engine) {
    var there = Installation.on(engine);
    var link = BadForms.link(there);
    var wrong = new ArrayList<String>();
    for (var form : new BadForms(link).all()) {
      var answer = form.send(there);
      var page = answer.body();
      if (answer.statusCode() != form.status() || INSIDE.matcher(words(page)).find()) {
        wrong.add("%s: %d %s\n%s".formatted(form, answer.statusCode(), page, log(there, answer)));
      }
    }
    var good = BadForms.post("an answer", link, "score=5&comment=%00%F0%9F%99%82").is(200, "");
    assertThat(good.send(there).statusCode()).isEqualTo(200);
    System.out.printf(
        "bad forms on %s: %d refused, then an answer taken%n",
        engine, new BadForms(link).all().size());
    assertThat(wrong).isEmpty();
  }

  /** What a page says, without its tags. */
  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void odd_text_is_cleaned_and_goes_on(Engine engine) {
    var there = Installation.on(engine);
    try (var book = Book.fromNow(there, List.of(Topics.CONTACTS, Topics.TICKETS))) {
      var answer =
          Request.of("odd text", "ingest", "POST", "/v1/contacts")
              .as(there.keys().integration())
              .json(
                  "{\"channel\":\"email\",\"externalId\":\"odd\",\"from\":{\"email\":\"odd@example.org\"},\"subject\":\"a\\u0000b\",\"text\":\"c\\ud800d"
                      + " \ud83d\ude42 \\u202e\"}")
              .send(there);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      var accepted = book.await("odd contact", each -> each.text("externalId").equals("odd"));
      assertThat(accepted.text("subject")).isEqualTo("a\ufffdb");
      assertThat(accepted.text("text")).startsWith("c\ufffdd \ud83d\ude42");
      var id = accepted.text("contactId");
      var ticket =
          book.await("odd ticket", e -> e.is("ticket.opened") && e.text("contactId").equals(id));
      var shown =
          there.as(there.keys().supervisor()).get("routing", "/v1/tickets/" + ticket.ticket());
      assertThat(shown.json().path("subject").asText()).isEqualTo("a\ufffdb");
      System.out.printf("odd text on %s: ticket %s%n", engine, ticket.ticket());
    }
  }
}
