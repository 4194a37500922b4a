package io.signalbox.routing.desk;

import static io.signalbox.routing.desk.Searching.AGENT;
import static io.signalbox.routing.desk.Searching.BILLING;
import static io.signalbox.routing.desk.Searching.OTHERS;
import static io.signalbox.routing.desk.Searching.PARTLY;
import static io.signalbox.routing.desk.Searching.SUPERVISOR;
import static io.signalbox.routing.desk.Searching.UNCLEARED;
import static io.signalbox.routing.desk.Searching.ids;
import static io.signalbox.routing.search.Library.Sheet.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.routing.search.Library;
import io.signalbox.runtime.security.IssuedKey;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tickets found by what was said in them: the same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private @Nullable Searching searching;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    searching = new Searching(directory);
  }

  @AfterAll
  void stop() {
    desk().close();
  }

  private Searching desk() {
    return Objects.requireNonNull(searching);
  }

  private Library built(Engine engine) {
    return desk().built(engine);
  }

  private Reply ask(Engine engine, IssuedKey key, String q, String more) throws Exception {
    return desk().ask(engine, key, q, more);
  }

  private List<UUID> find(Engine engine, IssuedKey key, String q) throws Exception {
    return desk().find(engine, key, q);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_ticket_is_found_by_all_that_was_said_and_by_what_names_it(Engine engine) throws Exception {
    var library = built(engine);
    var ticket =
        library.add(about("Broken kettle"), "It hisses loudly.", "He is a regular, quoll.");
    for (var q :
        List.of(
            "kettle",
            "BROKEN kettle",
            "hisses",
            "hiss", // the beginning of the last word
            "loudly kettle hisses", // from several texts
            "quoll", // a note
            "hissing it", // another form of the word
            "\"hisses loudly\"",
            "\"broken kettle\" -teapot",
            ticket.toString(),
            "EXT-" + ticket + "-0")) {
      assertThat(find(engine, SUPERVISOR, q)).as(q).contains(ticket);
    }
    assertThat(find(engine, SUPERVISOR, "jane.doe@example.com kettle")).containsExactly(ticket);
    assertThat(find(engine, SUPERVISOR, "\"jane doe\" kettle")).containsExactly(ticket);
    for (var q :
        List.of(
            "kettle teapot",
            "kettle -loudly",
            "kettle -\"hisses loudly\"",
            "\"loudly hisses\"",
            "\"kettle it\"", // from one text to the next is no phrase
            "ketl kettle")) {
      assertThat(find(engine, SUPERVISOR, q)).as(q).doesNotContain(ticket);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void forms_of_a_word_are_those_of_the_tickets_language(Engine engine) throws Exception {
    var library = built(engine);
    var german = library.add(about("Frage").in("de-AT"), "Drei falsche Rechnungen für Häuser");
    var unknown = library.add(about("?").in(null), "Rechnungen, für HÄUSER");
    assertThat(find(engine, SUPERVISOR, "rechnung haus ")).containsExactly(german);
    var english = library.add(about("?").in(null), "charged twice");
    assertThat(find(engine, SUPERVISOR, "charge twice ")).containsExactly(english);
    assertThat(find(engine, SUPERVISOR, "rechnungen häuser ")).containsExactly(unknown, german);
    assertThat(find(engine, SUPERVISOR, "fur hauser ")).containsExactly(unknown, german);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_it_is_about_comes_first_then_the_newest_on_full_pages_that_stay(Engine engine)
      throws Exception {
    var library = built(engine);
    var wanted = new ArrayList<UUID>();
    for (var i = 0; i < 9; i++) wanted.add(library.add(about("Hello"), "my yak is late " + i));
    for (var i = 0; i < 4; i++) wanted.add(library.add(about("The yak"), "where is it " + i));
    var order = new ArrayList<>(wanted.subList(9, 13).reversed());
    order.addAll(wanted.subList(0, 9).reversed());
    var found = new ArrayList<UUID>();
    var next = "";
    do {
      var page = ask(engine, SUPERVISOR, "yak", "&limit=3" + next);
      var ids = ids(page.json());
      assertThat(ids).hasSizeLessThanOrEqualTo(3);
      found.addAll(ids);
      next = page.json().hasNonNull("next") ? "&cursor=" + page.json().path("next").asText() : "";
      // newer ones come before what was read
      if (found.size() == 6) library.add(about("yak"), "yak");
    } while (!next.isEmpty());
    assertThat(found).isEqualTo(order);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void nobody_finds_what_they_may_not_see_and_pages_are_full_all_the_same(Engine engine)
      throws Exception {
    var library = built(engine);
    var mine =
        List.of(
            library.add(about("ibex").with("agent-1")), library.add(about("ibex").with("agent-1")));
    var billing = library.add(about("ibex").queued("billing"));
    // more than the index gives at a time
    var others =
        IntStream.range(0, 1_100).mapToObj(_ -> library.write(about("ibex"))).toArray(UUID[]::new);
    library.changed(others);
    library.add(about("ibex").workspace("other"), "ibex");

    assertThat(find(engine, AGENT, "ibex")).isEqualTo(mine.reversed());
    var page = ask(engine, AGENT, "ibex", "&limit=2");
    assertThat(ids(page.json())).hasSize(2);
    assertThat(page.json().hasNonNull("next")).isFalse();
    assertThat(find(engine, BILLING, "ibex")).containsExactly(billing);
    assertThat(find(engine, OTHERS, "ibex")).hasSize(1);
    assertThat(ids(ask(engine, SUPERVISOR, "ibex", "&agent=agent-1").json()))
        .isEqualTo(mine.reversed());
    assertThat(ids(ask(engine, SUPERVISOR, "ibex", "&queue=nowhere").json())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_is_sensitive_is_found_by_the_cleared_alone_and_shown_to_nobody_in_a_list(Engine engine)
      throws Exception {
    var library = built(engine);
    var plain = library.add(about("okapi"));
    var one = library.add(about("okapi").sensitive("a.b"), "private words");
    var two = library.add(about("okapi").sensitive("a.b", "health"), "private words");
    var near = library.add(about("okapi").sensitive("axb"), "private words");

    assertThat(find(engine, SUPERVISOR, "okapi")).containsExactly(near, two, one, plain);
    assertThat(find(engine, PARTLY, "okapi")).containsExactly(one, plain);
    assertThat(find(engine, UNCLEARED, "okapi")).containsExactly(plain);
    assertThat(find(engine, UNCLEARED, one.toString())).isEmpty();
    var shown = ask(engine, PARTLY, "private words", "");
    assertThat(ids(shown.json())).containsExactly(one);
    assertThat(shown.http().body()).doesNotContain("okapi", "private", "jane.doe");
    library.inDb(
        db ->
            assertThat(
                    db.query(
                        "select actor from audit where action = 'ticket.found' and subject = ?",
                        s -> Parameters.of(s).text(two.toString()),
                        row -> row.getString(1)))
                .as("found once, by the supervisor")
                .hasSize(1));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_is_no_longer_in_the_rows_is_no_longer_found(Engine engine) throws Exception {
    var library = built(engine);
    var ticket = library.add(about("Numbat"), "my secret is tapir");
    var gone = library.add(about("Numbat"), "tapir as well");
    assertThat(find(engine, SUPERVISOR, "tapir")).containsExactly(gone, ticket);
    library.inDb(
        db -> {
          db.update(
              "update message set body = null where ticket = ?", s -> Parameters.of(s).id(ticket));
          db.update("delete from ticket where id = ?", s -> Parameters.of(s).id(gone));
        });
    assertThat(find(engine, SUPERVISOR, "tapir")).doesNotContain(gone);
    library.changed(ticket, gone);
    assertThat(find(engine, SUPERVISOR, "tapir")).isEmpty();
    assertThat(find(engine, SUPERVISOR, "numbat")).containsExactly(ticket);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void an_index_that_is_thrown_away_is_built_from_the_rows(Engine engine) throws Exception {
    var library = built(engine);
    var silent = library.write(about("axolotl"), "nobody heard");
    assertThat(find(engine, SUPERVISOR, "axolotl")).isEmpty();
    var known = library.add(about("axolotl"), "known");
    library.forget();
    assertThat(find(engine, SUPERVISOR, "axolotl")).containsExactly(known);
    library.build();
    assertThat(find(engine, SUPERVISOR, "axolotl")).containsExactly(known, silent);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void passages_say_where_the_words_are(Engine engine) throws Exception {
    var library = built(engine);
    var before = "Dear \uD83D\uDE00 all, ".repeat(30);
    library.add(about("Wombats"), before + "<b>two Wombats</b> & a wombat. " + "x ".repeat(300));
    var item = ask(engine, SUPERVISOR, "wombat", "").json().path("items").path(0);
    assertThat(item.path("passages")).hasSize(2);
    assertThat(item.path("passages").path(0).path("text").asText()).isEqualTo("Wombats");
    var said = item.path("passages").path(1);
    var text = said.path("text").asText();
    assertThat(text).contains("<b>two Wombats</b> & a wombat.").hasSizeLessThan(250);
    assertThat(said.path("messageId").asText()).isNotEmpty();
    var matches = new ArrayList<String>();
    said.path("matches")
        .forEach(m -> matches.add(text.substring(m.path(0).asInt(), m.path(1).asInt())));
    assertThat(matches).containsExactly("Wombats", "wombat");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatever_is_typed_is_understood_or_refused(Engine engine) throws Exception {
    var library = built(engine);
    library.add(about("'; drop table ticket; --"), "it's \\ 50% (off) & !more | <-> 'quoted':*");
    assertThat(find(engine, SUPERVISOR, "drop table")).hasSize(1);
    for (var q :
        List.of(
            "it's \\ 50% (off) & !more | <-> 'quoted':*",
            "'",
            "\\",
            "a:*",
            "!a",
            "a & | b",
            "((",
            "a\0b",
            "*",
            "a* b* c*",
            "\"a",
            "-",
            "--a -b",
            "\uD83D\uDE00",
            "\u202Eabc",
            "שלום",
            "مرحبا",
            "東京",
            "%00",
            "_",
            "a ".repeat(90),
            "x".repeat(200),
            "x".repeat(201),
            "x".repeat(10_000).substring(0, 6_000))) {
      assertThat(ask(engine, SUPERVISOR, q, "").status()).as(q).isIn(200, 400);
    }
    ask(engine, SUPERVISOR, "-only", "").problem(400, "bad-query");
    ask(engine, SUPERVISOR, "a", "&cursor=nonsense").problem(400, "bad-cursor");
  }
}
