package io.signalbox.quickstart.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Journeys run what {@code mvn package} made: where there are no jars, as in a plain {@code mvn
 * test}, or older ones than the classes, they are skipped, and say so.
 */
final class WhenPackaged implements ExecutionCondition {
  private static final Path ROOT = Path.of("..");
  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final List<String> LIBRARIES = List.of("contracts", "runtime");

  /** The jar of a service, beside which is {@code lib/} with all it needs. */
  static Path jar(String service) {
    var module = service + "-service";
    return ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var type = context.getRequiredTestClass();
    var why = context.getTestMethod().isPresent() ? Optional.<String>empty() : missing();
    if (why.isEmpty()) return ConditionEvaluationResult.enabled("the services are packaged");
    System.out.printf(
        "%s: %d cases skipped: %s; run mvn package, or mvn verify%n",
        type.getSimpleName(), cases(type), why.get());
    return ConditionEvaluationResult.disabled(why.get());
  }

  private static long cases(Class<?> type) {
    var journeys =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(ParameterizedTest.class))
            .count();
    return journeys * Engine.values().length;
  }

  private static Optional<String> missing() {
    return Installation.SERVICES.stream().flatMap(WhenPackaged::missing).findFirst();
  }

  private static Stream<String> missing(String service) {
    var jar = jar(service);
    var own = outdated(jar, ROOT.resolve(service + "-service"));
    var libraries =
        LIBRARIES.stream()
            .flatMap(
                name -> {
                  var library = name + "-" + VERSION + ".jar";
                  return outdated(jar.resolveSibling("lib").resolve(library), ROOT.resolve(name));
                });
    return Stream.concat(own, libraries);
  }

  private static Stream<String> outdated(Path jar, Path module) {
    if (!Files.exists(jar)) return Stream.of("there is no " + jar);
    var classes = module.resolve("target").resolve("classes");
    return newest(classes) > modified(jar)
        ? Stream.of(jar + " is older than " + classes)
        : Stream.empty();
  }

  private static long newest(Path directory) {
    if (!Files.exists(directory)) return 0;
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).mapToLong(WhenPackaged::modified).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
