package io.signalbox.quickstart.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs between a file and what is in force, and what is written of it. */
class ChangeTest {
  private static final String HEAD = "workspace: w\nskills: {a: \"\"}\n";

  @Test
  void what_is_exported_is_the_same_when_it_is_read() {
    var workspace = WorkspaceFile.named("default");
    var read = parse(WorkspaceText.of(workspace));
    assertThat(read.definitions()).isEqualTo(workspace.definitions());
    assertThat(Change.between(workspace, read)).isEmpty();
  }

  @Test
  void what_the_file_says_otherwise_is_told_field_by_field() {
    assertThat(
            lines(
                "queues: [{id: q, name: Q, tier: 1}, {id: old, name: O}]",
                "queues: [{id: q, name: Q, tier: 2}, {id: new, name: N}]"))
        .containsExactly("~ queues q", "    tier: 1 -> 2", "+ queues new", "- queues old");
  }

  @Test
  void of_lists_whose_order_counts_the_entries_are_told() {
    var a = "{name: a, when: 'true', then: {}}";
    var b = "{name: b, when: 'true', then: {}}";
    var other = "{name: a, when: 'false', then: {}}";
    assertThat(lines("rules: [" + a + "]", "rules: [" + other + ", " + b + "]"))
        .containsExactly("~ rules", "    ~ a", "    + b");
    assertThat(lines("rules: [" + a + ", " + b + "]", "rules: [" + b + ", " + a + "]"))
        .containsExactly("~ rules", "    in another order");
  }

  @Test
  void sections_that_the_file_does_not_have_are_left_alone() {
    assertThat(
            lines(
                "queues: [{id: q, name: Q}]\nchannels: [{id: 'custom:forum', kind: public}]",
                "channels: []"))
        .containsExactly("- channels custom:forum");
  }

  @Test
  void nothing_goes_before_what_names_it() {
    var before =
        "sites: [{id: s, name: S, location: onshore, timeZone: UTC}]\n"
            + "agents: [{id: x, name: X, tier: 1, site: s}]";
    assertThat(lines(before, "agents: []\nsites: []")).containsExactly("- agents x", "- sites s");
  }

  private static List<String> lines(String before, String after) {
    return Change.between(parse(HEAD + before), parse(HEAD + after)).stream()
        .flatMap(change -> change.lines().stream())
        .toList();
  }

  private static Workspace parse(String yaml) {
    return WorkspaceFile.parse(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
