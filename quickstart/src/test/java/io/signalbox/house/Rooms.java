package io.signalbox.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Shard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which room a class belongs to, and what the classes of a room may touch. */
final class Rooms {
  private static final List<String> SERVICES = List.of("ingest", "routing", "sla", "survey");

  /** The pure modules that a service may stand on beside what all stand on. */
  private static final Map<String, String[]> PURE =
      Map.of(
          "routing", new String[] {"conditions"},
          "sla", new String[] {"conditions", "businesstime"},
          "survey", new String[] {"conditions"});

  /** What is named so holds rows, or parts of them. */
  private static final Pattern TABLE = Pattern.compile(".*(Table|Queries|Columns|Row|Parameters)");

  /** What a shard and its parts are asked to do with the database. */
  private static final Set<String> STATE = Set.of("load", "fetch", "write");

  private final String root;

  /**
   * @param root the package that holds the modules: ours, or that of the fixtures that break them
   */
  Rooms(String root) {
    this.root = root;
  }

  /** A rule and its name. */
  record Room(String name, ArchRule rule) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The classes below a package. What they only name is not looked for: that takes long. */
  static JavaClasses imported(String root, ImportOption... options) {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOptions(List.of(options))
        .importPackages(root, Shard.class.getPackageName());
  }

  List<Room> all() {
    return Stream.concat(
            SERVICES.stream().map(this::standsOnWhatItMay),
            Stream.of(
                standsOn("contracts", "contracts"),
                standsOn("conditions", "conditions"),
                standsOn("businesstime", "businesstime", "contracts"),
                standsOn("runtime", "runtime"),
                standsOn("broker", "broker"),
                factsOnly(),
                noCircles(),
                noClock(),
                noStopwatch(),
                onlyEdgesTouchTheFramework(),
                onlyTablesSpeakSql(),
                servicesKnowNoKafka(),
                decisionsArePure()))
        .toList();
  }

  private Room standsOnWhatItMay(String service) {
    var pure = Stream.of(PURE.getOrDefault(service, new String[0]));
    var modules = Stream.concat(Stream.of(service, "contracts", "runtime"), pure);
    return standsOn(service, modules.toArray(String[]::new));
  }

  /** A module depends on those modules of ours and on no other. */
  private Room standsOn(String module, String... modules) {
    var allowed = Stream.of(modules).map(this::in).toArray(String[]::new);
    var others = resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed)));
    return new Room(
        module + " stands on " + String.join(", ", modules),
        noClasses().that().resideInAPackage(in(module)).should().dependOnClassesThat(others));
  }

  private Room factsOnly() {
    return new Room(
        "contracts and pure modules know no framework, database or broker",
        noClasses()
            .that()
            .resideInAnyPackage(in("contracts"), in("conditions"), in("businesstime"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "java.sql..", "org.apache.kafka.."));
  }

  private Room noCircles() {
    return new Room(
        "packages form no circles", slices().matching(root + ".(**)").should().beFreeOfCycles());
  }

  private Room noClock() {
    return new Room(
        "nobody but the edge reads the clock or draws by chance",
        classes()
            .that(not(excepted(Exceptions.CLOCK_AND_CHANCE)))
            .should(new Never("the clock or chance", Outside::clockOrChance)));
  }

  private Room noStopwatch() {
    return new Room(
        "nobody but the edge and the loop measures time",
        classes()
            .that(not(excepted(Exceptions.STOPWATCH)))
            .should(new Never("the stopwatch", Outside::stopwatch)));
  }

  /** Edge or pure is seen on the class: it wears an annotation of the framework, or it does not. */
  private Room onlyEdgesTouchTheFramework() {
    return new Room(
        "only edges touch the framework",
        noClasses()
            .that()
            .resideInAnyPackage(services())
            .and(not(wearAnnotations()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.."));
  }

  /** A table says so in its name, is an edge, or is handed the database to load, fetch or write. */
  private Room onlyTablesSpeakSql() {
    var tables = describe("tables", (JavaClass type) -> isTable(outermost(type)));
    return new Room(
        "only tables and edges speak SQL",
        noClasses()
            .that()
            .resideInAnyPackage(services())
            .and(not(tables.or(wearAnnotations()).or(excepted(Exceptions.SQL))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  private static boolean isTable(JavaClass type) {
    return TABLE.matcher(type.getSimpleName()).matches()
        || type.getMethods().stream()
            .filter(method -> STATE.contains(method.getName()))
            .flatMap(method -> method.getRawParameterTypes().stream())
            .anyMatch(parameter -> parameter.isEquivalentTo(Db.class));
  }

  private Room servicesKnowNoKafka() {
    return new Room(
        "services know no Kafka",
        noClasses()
            .that()
            .resideInAnyPackage(services())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.."));
  }

  private Room decisionsArePure() {
    return new Room(
        "decisions are pure",
        methods()
            .that()
            .areDeclaredInClassesThat(
                resideInAPackage(root + "..").and(JavaClass.Predicates.implement(Shard.class)))
            .and()
            .haveName("decide")
            .should(new Reach(root)));
  }

  private String in(String module) {
    return root + "." + module + "..";
  }

  private String[] services() {
    return SERVICES.stream().map(this::in).toArray(String[]::new);
  }

  private DescribedPredicate<JavaClass> excepted(Map<String, String> exceptions) {
    return describe(
        "are excepted",
        type -> {
          var name = outermost(type).getName();
          return exceptions.keySet().stream()
              .map(each -> root + "." + each)
              .anyMatch(each -> each.endsWith(".") ? name.startsWith(each) : name.equals(each));
        });
  }

  private static DescribedPredicate<JavaClass> wearAnnotations() {
    return describe(
        "wear an annotation of the framework, or one made of such",
        type ->
            outermost(type).getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(
                    annotation ->
                        ofFramework(annotation)
                            || annotation.getAnnotations().stream()
                                .anyMatch(above -> ofFramework(above.getRawType()))));
  }

  private static boolean ofFramework(JavaClass annotation) {
    return annotation.getName().startsWith("io.micronaut.")
        || annotation.getName().startsWith("jakarta.inject.");
  }

  /** The type of the file that a nested type is in. */
  static JavaClass outermost(JavaClass type) {
    var at = type;
    while (at.getEnclosingClass().isPresent()) at = at.getEnclosingClass().get();
    return at;
  }
}
