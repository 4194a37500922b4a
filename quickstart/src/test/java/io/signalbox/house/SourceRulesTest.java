package io.signalbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules over the source tree hold, and each is seen to fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceRulesTest {
  private List<SourceFile> files = List.of();

  @BeforeAll
  void parse() {
    files = SourceFile.all();
    assertThat(files).hasSizeGreaterThan(300);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(SourceRule rule) {
    Report.requireNone(rule.name(), rule.broken(files));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void has_no_exception_that_nothing_needs(SourceRule rule) {
    assertThat(rule.idle(files)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void is_seen_to_fail(SourceRule rule) {
    assertThat(rule.broken(Samples.breaking(rule))).hasSize(Samples.count(rule));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void does_not_mind_what_keeps_it(SourceRule rule) {
    assertThat(rule.broken(List.of(Samples.GOOD, Samples.GOOD_TEST))).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for() {
    Report.requireNone("every package has a package-info", Comments.silentPackages(files));
  }

  @Test
  void a_silent_package_is_found() {
    assertThat(Comments.silentPackages(List.of(Samples.GOOD)))
        .containsExactly(
            new Finding("sla-service/src/main/java/good", 1, "has no package-info.java"));
  }

  @Test
  void prints_how_long_things_are() {
    var main = files.stream().filter(SourceFile::main).toList();
    var methods =
        main.stream()
            .flatMap(
                file ->
                    file.nodes(MethodTree.class).stream()
                        .map(method -> Sizes.lines(file, method.tree())))
            .toList();
    Report.say("main files  ", main.stream().map(SourceFile::lines).toList());
    Report.say("main methods", methods);
    var tests = files.stream().filter(file -> !file.main()).map(SourceFile::lines).toList();
    Report.say("test files  ", tests);
    assertThat(methods).hasSizeGreaterThan(main.size());
  }

  static Stream<SourceRule> rules() {
    return SourceRules.ALL.stream();
  }
}
