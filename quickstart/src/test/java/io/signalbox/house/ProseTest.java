package io.signalbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every file of the repository, whatever its language. */
class ProseTest {
  private static final long BYTES_MAX = 1 << 20;

  /** Put together, so that this file does not break the rule it checks. */
  private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  @Test
  void nothing_is_left_for_later() throws IOException {
    Report.requireNone("nothing is left for later", leftForLater(Repository.files()));
  }

  @Test
  void something_left_for_later_is_found(@TempDir Path directory) throws IOException {
    var file = directory.resolve("notes.md");
    Files.writeString(file, "All is well.\nTO" + "DO: think\nTO" + "DOS is fine\n");
    assertThat(leftForLater(List.of(file))).extracting(Finding::line).containsExactly(2L);
  }

  @Test
  void no_file_is_large() throws IOException {
    Report.requireNone("no file is larger than 1 MiB", large(Repository.files()));
  }

  @Test
  void a_large_file_is_found(@TempDir Path directory) throws IOException {
    var file = directory.resolve("large.bin");
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThat(large(List.of(file))).hasSize(1);
  }

  private static List<Finding> leftForLater(List<Path> files) throws IOException {
    var found = new ArrayList<Finding>();
    for (var file : files) {
      var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      for (var i = 0; i < lines.size(); i++) {
        if (LEFT_FOR_LATER.matcher(lines.get(i)).find()) {
          found.add(new Finding(Repository.relative(file), i + 1L, lines.get(i).strip()));
        }
      }
    }
    return found;
  }

  private static List<Finding> large(List<Path> files) throws IOException {
    var found = new ArrayList<Finding>();
    for (var file : files) {
      var size = Files.size(file);
      if (size > BYTES_MAX) {
        found.add(new Finding(Repository.relative(file), 1, "has " + size + " bytes"));
      }
    }
    return found;
  }
}
