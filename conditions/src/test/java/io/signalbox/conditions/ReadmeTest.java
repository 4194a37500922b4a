package io.signalbox.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.conditions.Conditions.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of the README is the one below, and it is true. */
class ReadmeTest {

  @Test
  void the_example_holds() throws ConditionFailed {
    // example
    var about = Variables.NONE.texts("subject", "text").valuesByName("attributes");
    var conditions = new Conditions(about);
    var compiled =
        conditions.compile("text.matches('(?i)refund|money back') && attributes.total > 100");
    switch (compiled) {
      case Compiled.Ready(var condition) -> {
        var values =
            Map.of(
                "subject", "Order 17",
                "text", "My money back, please",
                "attributes", Values.of(Map.of("total", 250)));
        var holds = condition.holds(values); // true
        var why = condition.explain(values); // each of the two parts: true
        // end
        assertThat(holds).isTrue();
        assertThat(why).extracting(Part::holds).containsExactly(true, true);
      }
      case Compiled.Refused refused -> throw new AssertionError(refused.why());
    }
  }

  @Test
  void the_readme_shows_it() throws IOException {
    var source = Files.readString(Path.of("src/test/java/io/signalbox/conditions/ReadmeTest.java"));
    var from = source.indexOf("// example\n") + "// example\n".length();
    var example = source.substring(from, source.indexOf("\n        // end\n"));
    assertThat(Files.readString(Path.of("README.md"))).contains(example.stripIndent());
  }
}
