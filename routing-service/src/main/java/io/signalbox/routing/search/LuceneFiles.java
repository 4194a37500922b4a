package io.signalbox.routing.search;

import io.signalbox.routing.search.Lexemes.Lexeme;
import io.signalbox.runtime.store.StoreException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lucene's files, opened when they are first needed and once more after a failure that closed them.
 * Written by the projection's thread, read by any.
 */
public final class LuceneFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneFiles.class);

  /** It says at each start that a module of the JDK's is not there, which we do without. */
  private static final java.util.logging.Logger VECTORS =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(java.util.logging.Level.SEVERE);
  }

  /** A commit waits for the disk; what was taken in since is taken in again after a crash. */
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);

  private static final String ID = "id";
  private static final String SHARD = "shard";
  private static final Sort NEWEST_FIRST = new Sort(new SortField(ID, SortField.Type.STRING, true));

  private final Path path;
  private final InstantSource clock;
  private final Map<Integer, String> places = new HashMap<>();
  private final Set<Integer> shown = new HashSet<>();
  private @Nullable Opened opened;
  private int opening;
  private volatile boolean erasing;

  /** Whether there is something that searches do not find yet: they look when somebody asks. */
  private boolean unshown;

  /** Whether there was a commit since searches last looked. */
  private volatile boolean committed;

  private Instant committedAt = Instant.EPOCH;

  private record Opened(Directory directory, IndexWriter writer, SearcherManager searchers) {}

  /** Under this directory, which is made if it is not there. */
  public LuceneFiles(Path path, InstantSource clock) {
    this.path = path;
    this.clock = clock;
  }

  private synchronized Opened open() throws IOException {
    if (opened != null && opened.writer.isOpen()) return opened;
    if (opened != null) opened.directory.close();
    opened = opened(FSDirectory.open(path));
    places.clear();
    shown.clear();
    var data = opened.writer.getLiveCommitData();
    if (data != null) {
      for (var each : data) places.put(Integer.valueOf(each.getKey()), each.getValue());
    }
    shown.addAll(places.keySet());
    unshown = false;
    committed = false;
    opening++;
    return opened;
  }

  /** Counts how often the files were opened: each time, what was not committed is gone. */
  synchronized int opening() throws IOException {
    var _ = open();
    return opening;
  }

  /** Fails unless a shard stands there, and all is still there that this opening was told. */
  synchronized void require(int shard, @Nullable String place, int since) throws IOException {
    if (opening() == since && Objects.equals(places.get(shard), place)) return;
    throw new StoreException(
        StoreException.Kind.FENCED,
        "shard %d of the search index is not where we left it".formatted(shard),
        new IllegalStateException("it was forgotten, or the files were opened again"));
  }

  /** What can't be read is thrown away: it is built again. */
  private static Opened opened(Directory directory) throws IOException {
    try {
      return opened(directory, OpenMode.CREATE_OR_APPEND);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | FileNotFoundException
        | NoSuchFileException e) {
      LOG.warn("the search index can't be read and is built again: {}", e.toString());
      clear(directory);
      return opened(directory, OpenMode.CREATE);
    }
  }

  private static Opened opened(Directory directory, OpenMode mode) throws IOException {
    var writer = new IndexWriter(directory, config(mode));
    try {
      return new Opened(directory, writer, new SearcherManager(writer, null));
    } catch (Throwable e) {
      writer.rollback(); // it would keep its lock
      throw e;
    }
  }

  /** A new index would first read what is there of the old one. */
  private static void clear(Directory directory) throws IOException {
    for (var name : directory.listAll()) {
      var ours = name.startsWith(IndexFileNames.SEGMENTS);
      if (ours || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()) {
        directory.deleteFile(name);
      }
    }
  }

  private static IndexWriterConfig config(OpenMode mode) {
    return new IndexWriterConfig(null)
        .setOpenMode(mode)
        .setCommitOnClose(false)
        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
  }

  synchronized Map<Integer, String> places() throws IOException {
    var _ = open();
    return Map.copyOf(places);
  }

  synchronized boolean shows(int shard) throws IOException {
    var _ = open();
    return shown.contains(shard);
  }

  /** Nothing of a shard changes yet, but from now on it is to be built. */
  synchronized void forget(int shard) {
    places.remove(shard);
  }

  /** Removes what is there of a shard; shown until {@link #show}. */
  void remove(int shard) throws IOException {
    var _ = refreshed(); // later on only what is whole is shown
    forget(shard);
    erase(); // what was erased meanwhile is among it
    var _ = open().writer.deleteDocuments(new Term(SHARD, Integer.toString(shard)));
  }

  /** Makes what is there of a ticket anew; of one without lexemes nothing is left. */
  void replace(int shard, UUID id, @Nullable List<Lexeme> lexemes) throws IOException {
    var term = new Term(ID, id.toString());
    if (lexemes == null) {
      var _ = open().writer.deleteDocuments(term);
      return;
    }
    var document = new Document();
    document.add(new StringField(ID, id.toString(), Field.Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(id.toString())));
    document.add(new StringField(SHARD, Integer.toString(shard), Field.Store.NO));
    document.add(new TextField(LuceneQueries.WORDS, new LexemeStream(lexemes)));
    var _ = open().writer.updateDocument(term, document);
  }

  /** What is removed by now is to leave the files with the next commit, not only be marked. */
  void erase() {
    erasing = true;
  }

  /** Keeps where a shard stands, with all before, if it stood where it should. */
  void keep(int shard, @Nullable String before, String place, int since) throws IOException {
    var writer = move(shard, before, place, since);
    if (clock.instant().isBefore(committedAt.plus(COMMIT_EVERY))) return;
    commit(writer); // searches go on meanwhile
    committed = true;
    committedAt = clock.instant();
  }

  private synchronized IndexWriter move(int shard, @Nullable String before, String place, int since)
      throws IOException {
    require(shard, before, since);
    var writer = open().writer;
    places.put(shard, place);
    writer.setLiveCommitData(
        places.entrySet().stream()
            .map(each -> Map.entry(Integer.toString(each.getKey()), each.getValue()))
            .toList(),
        false); // a place is nothing that searches find
    return writer;
  }

  private void commit(IndexWriter writer) throws IOException {
    if (erasing) writer.forceMergeDeletes();
    var _ = writer.commit();
    erasing = false;
  }

  /** Lets searches find all there is, and files go that only they still read. */
  synchronized void show() throws IOException {
    var _ = open();
    unshown = true;
    shown.addAll(places.keySet());
    if (committed) {
      var _ = refreshed();
    }
  }

  private synchronized Opened refreshed() throws IOException {
    var now = open();
    if (!unshown) return now;
    now.searchers.maybeRefreshBlocking();
    unshown = false;
    committed = false;
    return now;
  }

  List<UUID> find(Query query, @Nullable UUID before, int max) throws IOException {
    var searchers = refreshed().searchers;
    var searcher = searchers.acquire();
    try {
      var hits = searcher.search(olderThan(query, before), max, NEWEST_FIRST).scoreDocs;
      var ids = new ArrayList<UUID>(hits.length);
      for (var hit : hits) ids.add(id(searcher, hit));
      return ids;
    } finally {
      searchers.release(searcher);
    }
  }

  private static Query olderThan(Query query, @Nullable UUID before) {
    if (before == null) return query;
    var older =
        SortedDocValuesField.newSlowRangeQuery(
            ID, null, new BytesRef(before.toString()), false, false);
    return new BooleanQuery.Builder().add(query, Occur.FILTER).add(older, Occur.FILTER).build();
  }

  private static UUID id(IndexSearcher searcher, ScoreDoc hit) {
    if (hit instanceof FieldDoc found && found.fields[0] instanceof BytesRef id) {
      return UUID.fromString(id.utf8ToString());
    }
    throw new IllegalStateException("sorted by the id: " + searcher);
  }

  @Override
  public synchronized void close() throws IOException {
    if (opened == null) return;
    if (opened.writer.isOpen()) {
      commit(opened.writer);
      opened.searchers.close();
      opened.writer.close();
    }
    opened.directory.close();
    opened = null;
  }
}
