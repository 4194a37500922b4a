package io.signalbox.runtime.definition;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.table.Parameters;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code definition_version}, as far as a shard reads and writes it. */
final class DefinitionTable {
  private static final String SELECT =
      "select workspace, kind, id, version, body, defined_at, defined_by, restored"
          + " from definition_version where ";
  private static final String OF_ONE = " where workspace = ? and kind = ? and id = ?";

  private final int shard;
  private final DefinitionKinds kinds;
  private final DefinitionLimits limits;
  private final Map<Place, Definition> fetched = new HashMap<>();
  private final Map<Place, Definition> unwritten = new LinkedHashMap<>();
  private final List<Place> forgotten = new ArrayList<>();

  /** Where a version stands. */
  private record Place(String workspace, String kind, String id, int version) {
    static Place of(Definition version) {
      return new Place(version.workspace(), version.kind().name(), version.id(), version.version());
    }

    /** All versions of one are there. */
    Place whole() {
      return new Place(workspace, kind, id, 0);
    }

    void bind(PreparedStatement statement) throws SQLException {
      statement.setString(1, workspace);
      statement.setString(2, kind);
      statement.setString(3, id);
    }
  }

  DefinitionTable(int shard, DefinitionKinds kinds, DefinitionLimits limits) {
    this.shard = shard;
    this.kinds = kinds;
    this.limits = limits;
  }

  /** The newest versions, and the older ones of kinds in which they count; as they came. */
  List<Definition> load(Db db) {
    return known(
        db.query(
            SELECT + "shard = ? and (latest or kind = any(?)) order by defined_at, version",
            s -> Parameters.of(s).number(shard).texts(kinds.inAllVersions()),
            this::read));
  }

  /** Reads what a batch wants restored: at most one query. */
  void fetch(List<Input> batch, Db db) {
    var wanted = new ArrayList<Place>();
    for (var input : batch) {
      if (input instanceof Received received
          && received.body() instanceof DefinitionCommand.Restore restore) {
        var asked = Objects.requireNonNull(kinds.asked(received.type()), received.type());
        var id = DefinitionStore.id(asked.kind(), restore);
        wanted.add(new Place(received.workspace(), asked.kind().name(), id, restore.version()));
      }
    }
    if (wanted.isEmpty()) return;
    var found =
        db.query(
            SELECT + "workspace = any(?) and id = any(?) and version = any(?)",
            s ->
                Parameters.of(s)
                    .texts(wanted.stream().map(Place::workspace).distinct().toList())
                    .texts(wanted.stream().map(Place::id).distinct().toList())
                    .numbers(wanted.stream().map(Place::version).distinct().toList()),
            this::read);
    for (var version : known(found)) {
      if (wanted.contains(Place.of(version))) fetched.put(Place.of(version), version);
    }
  }

  /** A version that is fetched or not written yet. */
  @Nullable Definition find(String workspace, DefinitionKind<?> kind, String id, int version) {
    var place = new Place(workspace, kind.name(), id, version);
    var young = unwritten.get(place);
    return young == null ? fetched.get(place) : young;
  }

  void add(Definition version, Collection<String> forgets) {
    unwritten.put(Place.of(version), version);
    for (var id : forgets) {
      forgotten.add(new Place(version.workspace(), version.kind().name(), id, 0));
    }
  }

  void write(Db db) {
    if (unwritten.isEmpty()) return;
    var latest = new LinkedHashMap<Place, Integer>();
    unwritten.keySet().forEach(place -> latest.put(place.whole(), place.version()));
    db.batch("delete from definition_version" + OF_ONE, forgotten, (s, place) -> place.bind(s));
    db.batch(
        "update definition_version set latest = false" + OF_ONE + " and latest",
        latest.keySet(),
        (s, place) -> place.bind(s));
    db.batch(
        "insert into definition_version (workspace, kind, id, version, shard, latest, body,"
            + " defined_at, defined_by, restored) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        unwritten.values(),
        (s, version) -> insert(s, version, latest));
    db.batch(
        "delete from definition_version" + OF_ONE + " and version <= ?",
        latest.entrySet().stream()
            .filter(each -> tooOld(each.getKey(), each.getValue()) > 0)
            .toList(),
        (s, each) -> {
          each.getKey().bind(s);
          s.setInt(4, tooOld(each.getKey(), each.getValue()));
        });
    unwritten.clear();
    forgotten.clear();
  }

  void settled() {
    fetched.clear();
  }

  /** Up to which version none is kept. */
  private int tooOld(Place place, int version) {
    return kinds.inAllVersions().contains(place.kind()) ? 0 : version - limits.versions();
  }

  private void insert(PreparedStatement s, Definition version, Map<Place, Integer> latest)
      throws SQLException {
    var place = Place.of(version);
    place.bind(s);
    s.setInt(4, version.version());
    s.setInt(5, shard);
    s.setBoolean(6, latest.getOrDefault(place.whole(), 0) == version.version());
    s.setString(7, version.body() == null ? null : Json.text(version.body()));
    s.setObject(8, version.at().atOffset(ZoneOffset.UTC));
    s.setString(9, version.by());
    s.setObject(10, version.restored(), Types.INTEGER);
  }

  /** One of a kind that this version of the service does not know is left alone. */
  private Optional<Definition> read(ResultSet row) throws SQLException {
    var kind = kinds.named(row.getString(2));
    if (kind == null) return Optional.empty();
    var body = row.getString(5);
    return Optional.of(
        new Definition(
            row.getString(1),
            kind,
            row.getString(3),
            row.getInt(4),
            body == null ? null : Json.read(body, kind.body()),
            row.getObject(6, OffsetDateTime.class).toInstant(),
            row.getString(7),
            row.getObject(8, Integer.class)));
  }

  private static List<Definition> known(List<Optional<Definition>> found) {
    return found.stream().flatMap(Optional::stream).toList();
  }
}
