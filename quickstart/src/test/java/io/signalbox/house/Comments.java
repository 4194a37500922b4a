package io.signalbox.house;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What types and packages must say of themselves. */
final class Comments {
  private Comments() {}

  /** Public types of main code say what they are. */
  static Stream<Finding> publicTypes(SourceFile file) {
    if (!file.main()) return Stream.empty();
    return file.nodes(ClassTree.class).stream()
        .filter(Comments::isPublic)
        .filter(node -> isBlank(file.comment(node.path())))
        .map(node -> file.finding(node.tree(), node.tree().getSimpleName() + " has no Javadoc"));
  }

  /** Public itself, or a member of an interface, and so is every type around it. */
  private static boolean isPublic(Node<ClassTree> node) {
    if (node.tree().getSimpleName().isEmpty()) return false;
    var around = node.around();
    var inInterface = !around.isEmpty() && around.getFirst().getKind() == Tree.Kind.INTERFACE;
    return (inInterface || hasPublic(node.tree()))
        && around.stream()
            .allMatch(type -> hasPublic(type) || type.getKind() == Tree.Kind.INTERFACE);
  }

  private static boolean hasPublic(ClassTree type) {
    return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
  }

  /** A package-info gives the package's purpose and is null-marked. */
  static Stream<Finding> packageInfos(SourceFile file) {
    if (!file.name().equals("package-info.java")) return Stream.empty();
    return file.nodes(PackageTree.class).stream()
        .flatMap(
            node ->
                Stream.of(
                        isBlank(file.comment(node.path())) ? "has no purpose" : "",
                        isNullMarked(node.tree()) ? "" : "is not @NullMarked")
                    .filter(what -> !what.isEmpty())
                    .map(what -> file.finding(node.tree(), what)));
  }

  private static boolean isNullMarked(PackageTree declared) {
    return declared.getAnnotations().stream().anyMatch(each -> named(each).equals("NullMarked"));
  }

  /** Packages, of main code or of tests alone, that have no package-info. */
  static List<Finding> silentPackages(List<SourceFile> files) {
    var spoken =
        files.stream()
            .filter(file -> file.name().equals("package-info.java"))
            .map(Comments::place)
            .collect(Collectors.toSet());
    return files.stream()
        .filter(file -> !spoken.contains(place(file)))
        .map(SourceFile::directory)
        .distinct()
        .map(directory -> new Finding(directory, 1, "has no package-info.java"))
        .toList();
  }

  /** The same for a package's main code and its tests: one package-info is enough for both. */
  private static String place(SourceFile file) {
    return file.directory().replaceFirst("/src/(main|test)/java/", "/");
  }

  private static final Set<String> SWITCHED_OFF = Set.of("Disabled", "Ignore");

  /** Tests that are switched off. */
  static Stream<Finding> switchedOff(SourceFile file) {
    return file.nodes(AnnotationTree.class).stream()
        .map(Node::tree)
        .filter(annotation -> SWITCHED_OFF.contains(named(annotation)))
        .map(annotation -> file.finding(annotation, "is switched off"));
  }

  /** The simple name of an annotation. */
  private static String named(AnnotationTree annotation) {
    var type = annotation.getAnnotationType();
    var plain = type instanceof AnnotatedTypeTree marked ? marked.getUnderlyingType() : type;
    var name = plain.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isBlank(@org.jspecify.annotations.Nullable String comment) {
    return comment == null || comment.isBlank();
  }
}
