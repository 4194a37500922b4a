package io.signalbox.routing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.projection.Change;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.StoreException;
import io.signalbox.runtime.table.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files beside H2, where no ticket is in the tables. */
class LuceneIndexTest {
  private static final UUID TICKET = new UUID(0x0190_0000_0001_7000L, 0x8000_0000_0000_0000L);
  private static final UUID OTHER = new UUID(0x0190_0000_0002_7000L, 0x8000_0000_0000_0000L);

  /** Each commit is due. */
  private final AtomicLong minutes = new AtomicLong();

  @TempDir Path directory;
  private LuceneFiles files;
  private LuceneIndex index;
  private final Empty tables = new Empty();

  private static final class Empty implements Queries {
    private int asked;

    @Override
    public <T> List<T> query(String sql, Db.Binder binder, Db.Row<T> row) {
      asked++;
      return List.of();
    }
  }

  @BeforeEach
  void open() {
    files = new LuceneFiles(directory, () -> Instant.ofEpochSecond(60 * minutes.incrementAndGet()));
    index = new LuceneIndex(tables, files);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void assertFenced(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FENCED));
  }

  private void write(UUID id, String text) throws IOException {
    files.replace(0, id, new Lexemes("acme", "en").head(text).all());
  }

  @Test
  void what_was_asked_to_be_built_again_is_not_kept_as_built() {
    index.take(0, List.of(), null, "p1");
    index.forget(0);
    assertFenced(() -> index.take(0, List.of(), "p1", "p2"));
    assertThat(index.places()).isEmpty();
  }

  @Test
  void a_place_moves_on_only_from_where_it_is() {
    index.take(0, List.of(), null, "p1");
    assertFenced(() -> index.take(0, List.of(), "p2", "p3"));
    assertFenced(() -> index.take(0, List.of(), null, "p3"));
    assertThat(index.places()).containsEntry(0, "p1");
    index.take(0, List.of(), "p1", "p2");
    assertThat(index.places()).containsEntry(0, "p2");
  }

  @Test
  void what_was_half_built_when_the_files_were_opened_again_is_built_from_the_beginning() {
    assertThat(index.build(0, null)).isNull();
    index.close();
    assertFenced(() -> index.build(0, TICKET.toString()));
    assertFenced(() -> index.take(0, List.of(), null, "p1"));
    assertThat(index.build(0, null)).isNull();
    index.take(0, List.of(), null, "p1");
    assertThat(index.answers(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".cfs", ".cfe", ".si"})
  void what_has_lost_a_file_is_built_again(String lost) throws IOException {
    write(TICKET, "zanzibar");
    index.take(0, List.of(), null, "p1");
    index.close();
    try (var all = Files.list(directory)) {
      Files.delete(all.filter(each -> each.toString().endsWith(lost)).findFirst().orElseThrow());
    }
    assertThat(index.places()).isEmpty();
    assertThat(index.answers(0)).isFalse();
    assertThat(index.build(0, null)).isNull();
    index.take(0, List.of(), null, "p2");
    assertThat(index.answers(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticket.erased", "ticket.messages-erased"})
  void what_was_erased_is_gone_from_the_files(String type) throws IOException {
    write(TICKET, "zanzibar");
    for (var i = 0; i < 20; i++) write(new UUID(OTHER.getMostSignificantBits(), i), "order");
    index.take(0, List.of(), null, "p1");
    assertThat(hasWord("zanzibar")).isTrue();
    var erased = new Change("tickets", type, "acme", TICKET.toString(), new byte[0]);
    index.take(0, List.of(erased), "p1", "p2");
    assertThat(hasWord("zanzibar")).isFalse();
    assertThat(hasWord("order")).isTrue();
  }

  @Test
  void few_tickets_are_in_memory_at_a_time() {
    var changes =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> new UUID(TICKET.getMostSignificantBits(), Long.MIN_VALUE + i))
            .map(id -> new Change("tickets", "ticket.noted", "acme", id.toString(), new byte[0]))
            .toList();
    index.take(0, changes, null, "p1");
    assertThat(tables.asked).isEqualTo(3 * 2); // of ten tickets four at a time, and messages
  }

  /** In what is committed, also of documents that are marked as removed only. */
  private boolean hasWord(String word) throws IOException {
    try (var opened = FSDirectory.open(directory);
        var reader = DirectoryReader.open(opened)) {
      for (var leaf : reader.leaves()) {
        var terms = leaf.reader().terms(LuceneQueries.WORDS).iterator();
        for (var term = terms.next(); term != null; term = terms.next()) {
          if (term.utf8ToString().contains(word)) return true;
        }
      }
      return false;
    }
  }
}
