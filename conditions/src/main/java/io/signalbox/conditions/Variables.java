package io.signalbox.conditions;

import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.stream.Stream;

/** What conditions can ask about: names and types. Immutable; made once, used for all. */
public final class Variables {
  /** There is nothing to ask about. */
  public static final Variables NONE = new Variables(List.of());

  private final List<CelVarDecl> declared;
  private final CelCompiler compiler;

  private Variables(List<CelVarDecl> declared) {
    this.declared = declared;
    this.compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(Limits.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVarDeclarations(declared)
            .setResultType(SimpleType.BOOL)
            .build();
  }

  /** And texts; give a text that is not known as an empty one. */
  public Variables texts(String... names) {
    return with(SimpleType.STRING, names);
  }

  /** And whole numbers. */
  public Variables numbers(String... names) {
    return with(SimpleType.INT, names);
  }

  /** And texts by name, as in {@code from.email}. */
  public Variables textsByName(String... names) {
    return with(MapType.create(SimpleType.STRING, SimpleType.STRING), names);
  }

  /** And values of any type by name, as in {@code attributes.plan}; see {@link Values}. */
  public Variables valuesByName(String... names) {
    return with(MapType.create(SimpleType.STRING, SimpleType.DYN), names);
  }

  private Variables with(CelType type, String... names) {
    var added = Stream.of(names).map(name -> CelVarDecl.newVarDeclaration(name, type));
    return new Variables(Stream.concat(declared.stream(), added).toList());
  }

  CelCompiler compiler() {
    return compiler;
  }
}
