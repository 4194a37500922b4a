package io.signalbox.survey.program;

import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.shard.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The programs that the workspaces of a shard have set up. */
public final class Programs {
  private static final int MOST = 200;

  /** What a program is as a definition. */
  public static final DefinitionKind<DefineProgram> KIND =
      DefinitionKind.several("program", DefineProgram.class, MOST, DefineProgram::id)
          .readBy(Role.SUPERVISOR, Role.OPS);

  /** All kinds that the service knows. */
  public static final DefinitionKinds KINDS = DefinitionKinds.of(KIND);

  private final Map<String, NavigableMap<String, Program>> byWorkspace = new HashMap<>();

  /** Takes in a version. */
  public void take(Definition definition) {
    var programs = byWorkspace.computeIfAbsent(definition.workspace(), _ -> new TreeMap<>());
    if (definition.body() instanceof DefineProgram program) {
      programs.put(definition.id(), Program.of(definition.workspace(), program));
    } else {
      programs.remove(definition.id());
    }
  }

  /** The programs of a workspace, in the order of their ids. */
  public Collection<Program> of(String workspace) {
    var programs = byWorkspace.get(workspace);
    return programs == null ? List.of() : Collections.unmodifiableCollection(programs.values());
  }

  /** One program; null if there is none. */
  public @Nullable Program find(String workspace, String id) {
    var programs = byWorkspace.get(workspace);
    return programs == null ? null : programs.get(id);
  }
}
