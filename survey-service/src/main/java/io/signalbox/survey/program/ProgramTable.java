package io.signalbox.survey.program;

import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Table {@code program}: definitions, in memory for good. */
public final class ProgramTable {
  private final int shard;
  private final Map<String, TreeMap<String, Program>> byWorkspace = new HashMap<>();
  private final Map<List<String>, Program> changed = new LinkedHashMap<>();

  /** Of this shard. */
  public ProgramTable(int shard) {
    this.shard = shard;
  }

  /** Reads all there are. */
  public void load(Db db) {
    db.query(
            "select workspace, definition from program where shard = ?",
            s -> s.setInt(1, shard),
            row -> new Program(row.getString(1), Json.read(row.getString(2), DefineProgram.class)))
        .forEach(this::remember);
  }

  /** The programs of a workspace, in the order of their ids. */
  public Collection<Program> of(String workspace) {
    return byWorkspace.getOrDefault(workspace, new TreeMap<>()).values();
  }

  /** One program; null if there is none. */
  public @Nullable Program find(String workspace, String id) {
    return byWorkspace.getOrDefault(workspace, new TreeMap<>()).get(id);
  }

  /** Puts a program in the place of any former one. */
  public void put(Program program) {
    remember(program);
    changed.put(List.of(program.workspace(), program.id()), program);
  }

  /** Writes what changed. */
  public void write(Db db) {
    db.batch(
        "delete from program where workspace = ? and id = ?",
        changed.values(),
        (s, program) -> {
          s.setString(1, program.workspace());
          s.setString(2, program.id());
        });
    db.batch(
        "insert into program (workspace, id, shard, definition) values (?, ?, ?, ?)",
        changed.values(),
        (s, program) -> {
          s.setString(1, program.workspace());
          s.setString(2, program.id());
          s.setInt(3, shard);
          s.setString(4, Json.text(program.definition()));
        });
    changed.clear();
  }

  private void remember(Program program) {
    byWorkspace
        .computeIfAbsent(program.workspace(), _ -> new TreeMap<>())
        .put(program.id(), program);
  }
}
