package io.signalbox.survey.program;

import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.definition.DefinitionStore;
import io.signalbox.runtime.shard.Role;
import java.util.List;
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

  private final DefinitionStore definitions;

  /** Those that are there. */
  public Programs(DefinitionStore definitions) {
    this.definitions = definitions;
  }

  /** The programs of a workspace, in the order of their ids. */
  public List<Program> of(String workspace) {
    return definitions.all(workspace, KIND).stream()
        .map(program -> new Program(workspace, program))
        .toList();
  }

  /** One program; null if there is none. */
  public @Nullable Program find(String workspace, String id) {
    var program = definitions.find(workspace, KIND, id);
    return program == null ? null : new Program(workspace, program);
  }
}
