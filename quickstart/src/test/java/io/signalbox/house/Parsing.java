package io.signalbox.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Has javac parse files, and no more than that. */
final class Parsing {
  private Parsing() {}

  static List<SourceFile> parse(List<JavaText> files) {
    var said = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, said, List.of("-proc:none"), null, files);
    var trees = DocTrees.instance(task);
    try {
      var parsed = SourceFile.stream(task.parse()).map(unit -> file(unit, trees)).toList();
      var errors =
          said.getDiagnostics().stream()
              .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
              .toList();
      if (!errors.isEmpty()) throw new IllegalArgumentException("not Java: " + errors);
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile file(CompilationUnitTree unit, DocTrees trees) {
    var file = unit.getSourceFile(); // javac wraps what it was given
    return new SourceFile(JavaText.path(file), JavaText.text(file), unit, trees);
  }
}
