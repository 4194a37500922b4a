package io.signalbox.quickstart.journey;

import io.signalbox.contracts.Topics;
import java.util.List;
import java.util.stream.Stream;

/** What is sent to a survey's page and is no answer. */
final class BadForms {
  private static final int BODY_BYTES_MAX = 1 << 20;

  private final String link;

  BadForms(String link) {
    this.link = link;
  }

  /**
   * The path of the page of a survey that nobody answered yet: a ticket's whole way leads there.
   */
  static String link(Installation there) {
    try (var letters = Book.fromNow(there, List.of(Topics.CONTACTS_OUTBOUND));
        var load = new Load(there, "asked", List.of(there.workspace()), 1)) {
      load.run(_ -> {});
      var letter = letters.await("link", each -> !each.text("link").isEmpty());
      var link = letter.text("link");
      return link.substring(link.indexOf("/s/"));
    }
  }

  List<Request> all() {
    var other = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
    return Stream.of(
            post("another token", other, "score=5").is(404, ""),
            post("no token", "/s/x", "score=5").is(404, ""),
            post("a huge token", "/s/" + "x".repeat(5_000), "score=5").is(404, ""),
            Request.of("another token", "survey", "GET", other).is(404, ""),
            Request.of("a token of NULs", "survey", "GET", "/s/%00%00").is(400, ""),
            post("nothing", link, "").is(400, ""),
            post("no score", link, "comment=fine").is(400, ""),
            post("over the scale", link, "score=6").is(400, ""),
            post("under the scale", link, "score=0").is(400, ""),
            post("below nothing", link, "score=-1").is(400, ""),
            post("no number", link, "score=%00").is(400, ""),
            post("two scores", link, "score=1&score=5").is(400, ""),
            post("a large number", link, "score=99999999999999999999").is(400, ""),
            post("a score with markup", link, "score=%3Cscript%3E").is(400, ""),
            post("broken escapes", link, "score=%zz").is(400, ""),
            post("a long comment", link, "score=5&comment=" + "x".repeat(10_001)).is(400, ""),
            post("many fields", link, "a=1&".repeat(100_000)).is(413, ""),
            post("a huge form", link, "score=5&comment=" + "x".repeat(BODY_BYTES_MAX)).is(413, ""),
            Request.of("JSON", "survey", "POST", link).json("{\"score\":5}").is(415, ""),
            Request.of("another method", "survey", "DELETE", link).is(405, ""))
        .toList();
  }

  static Request post(String what, String path, String form) {
    return Request.of(what, "survey", "POST", path)
        .with("Content-Type", "application/x-www-form-urlencoded")
        .body(form);
  }
}
