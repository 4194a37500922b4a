package io.signalbox.quickstart.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.quickstart.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process in the background writes is for its owner, and holds no key. */
class DetachedTest {

  @Test
  void its_output_is_readable_by_its_owner_only(@TempDir Path directory) throws Exception {
    var home = new Home(directory);
    Files.writeString(directory.resolve("up.out"), "of a former run, readable by all");
    var output = Detached.output(home);
    assertThat(Files.getPosixFilePermissions(output))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(output).isEmptyFile();
  }

  @Test
  void it_is_told_to_say_no_keys(@TempDir Path directory) {
    assertThat(Detached.command(new Home(directory))).contains("up", "--in-background");
  }
}
