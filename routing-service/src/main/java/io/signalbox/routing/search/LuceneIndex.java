package io.signalbox.routing.search;

import io.signalbox.runtime.projection.Change;
import io.signalbox.runtime.store.StoreException;
import io.signalbox.runtime.table.Queries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The index beside H2, in files of its own: where it stands is kept in each commit of Lucene's,
 * with what was taken in by then. After a crash it goes on from the last commit.
 */
public final class LuceneIndex implements TicketIndex {
  private static final int CHUNK = 1_000;

  private final Queries queries;
  private final LuceneFiles files;

  /** Shards that are half built, with the opening of the files they are built in. */
  private final Map<Integer, Integer> building = new HashMap<>();

  /** Of the tickets that these queries read, in these files. */
  public LuceneIndex(Queries queries, LuceneFiles files) {
    this.queries = queries;
    this.files = files;
  }

  @Override
  public String name() {
    return Changes.NAME;
  }

  @Override
  public List<String> topics() {
    return Changes.TOPICS;
  }

  @Override
  public int format() {
    return Changes.FORMAT;
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public boolean concerns(String topic, String type) {
    return Changes.concerns(type);
  }

  @Override
  public Map<Integer, String> places() {
    return attempt(files::places);
  }

  @Override
  public @Nullable String build(int shard, @Nullable String after) {
    return attempt(
        () -> {
          if (after == null) {
            building.put(shard, files.opening());
            files.remove(shard);
          } else {
            files.require(shard, null, building.getOrDefault(shard, 0));
          }
          var ids =
              SearchedQueries.next(queries, shard, after == null ? null : UUID.fromString(after));
          replace(shard, ids);
          return ids.isEmpty() ? null : ids.getLast().toString();
        });
  }

  @Override
  public void take(int shard, List<Change> changes, @Nullable String before, String after) {
    attempt(
        () -> {
          var opening = files.opening();
          if (before == null) opening = building.getOrDefault(shard, opening);
          files.require(shard, before, opening);
          replace(shard, Changes.tickets(changes));
          if (Changes.erase(changes)) files.erase();
          files.keep(shard, before, after, opening);
          building.remove(shard);
          // what is half built is not shown, nor that what was there is gone
          if (building.isEmpty()) files.show();
          return after;
        });
  }

  private void replace(int shard, List<UUID> ids) throws IOException {
    for (var some : SearchedQueries.pieces(ids)) {
      var lexemes = SearchedQueries.lexemes(queries, some);
      for (var id : some) files.replace(shard, id, lexemes.get(id));
    }
  }

  @Override
  public boolean answers(int shard) {
    return attempt(() -> files.shows(shard));
  }

  @Override
  public void forget(int shard) {
    files.forget(shard);
  }

  @Override
  public Found find(String workspace, Match match, @Nullable UUID before) {
    return attempt(
        () -> {
          var ids = files.find(LuceneQueries.of(workspace, match), before, CHUNK);
          return new Found.Ids(new ArrayList<>(ids), ids.size() == CHUNK);
        });
  }

  private interface Work<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /** A disk that is full or away is the world's fault: tried again. */
  private static <T extends @Nullable Object> T attempt(Work<T> work) {
    try {
      return work.run();
    } catch (IOException | AlreadyClosedException e) {
      throw new StoreException(StoreException.Kind.WORLD, "the search index", e);
    }
  }

  @Override
  public void close() {
    var _ =
        attempt(
            () -> {
              files.close();
              return true;
            });
  }
}
