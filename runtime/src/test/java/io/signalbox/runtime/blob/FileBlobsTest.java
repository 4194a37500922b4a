package io.signalbox.runtime.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs as files. */
class FileBlobsTest extends BlobsTest {
  @TempDir private static Path root;
  @TempDir private static Path incoming;

  @Override
  BlobStore store() {
    return new FileBlobs(root, incoming);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 65_536, 200_000})
  void bytes_that_changed_never_come_as_a_whole(int length) throws IOException {
    var before = files(root);
    var ref = put(workspace(), new byte[length]);
    var file =
        files(root).stream().filter(each -> !before.contains(each)).findFirst().orElseThrow();
    var changed = new byte[length];
    changed[length - 1] = 1;
    Files.write(file, changed);
    assertThatThrownBy(() -> read(workspace(), "t1", ref.sha256()))
        .hasMessageContaining("not what it was");
    Files.write(file, new byte[length - 1]);
    assertThatThrownBy(() -> read(workspace(), "t1", ref.sha256()))
        .hasMessageContaining("not what it was");
    Files.delete(file);
  }

  @Test
  void what_is_swept_and_erased_leaves_no_directory() throws IOException {
    var ref = put(workspace(), new byte[3]);
    assertThat(blobs().hold(workspace(), "t1", ref.sha256())).isTrue();
    assertThat(blobs().erase(workspace(), "t1")).isEqualTo(1);
    assertThat(store().removeOver(Instant.MAX)).isPositive();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void where_no_more_links_are_to_be_had_bytes_are_copied() throws IOException {
    var ref = put(workspace(), new byte[] {1, 2, 3});
    var from = store().copies(Place.handedIn(workspace(), ref.sha256())).getFirst();
    var to = root.resolve(from.name()).resolveSibling("1");
    new FileBlobs(root, incoming).copy(from, to);
    assertThat(to).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(incoming).isEmptyDirectory();
    assertThat(blobs().sweep()).isEqualTo(1);
  }

  @Test
  void where_nothing_can_be_written_that_is_told(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("file"), "no directory");
    var now = Instant.parse("2026-03-02T09:00:00Z");
    var spool = new Spool(directory.resolve("incoming"), MAX, () -> now);
    var keeping = new Blobs.Keeping(HANDED_IN, HELD);
    var nowhere =
        new Blobs(new FileBlobs(file.resolve("kept"), directory), spool, keeping, () -> now);
    assertThatThrownBy(() -> nowhere.put("acme", "x/y", new ByteArrayInputStream(new byte[1])))
        .isInstanceOf(BlobsAway.class);
    var noRoot = new Blobs(new FileBlobs(file, directory), spool, keeping, () -> now);
    assertThatThrownBy(() -> noRoot.put("acme", "x/y", new ByteArrayInputStream(new byte[1])))
        .isInstanceOf(BlobsAway.class);
    var full = new Spool(file.resolve("incoming"), MAX, () -> now);
    assertThatThrownBy(() -> full.take(new ByteArrayInputStream(new byte[1])))
        .isInstanceOf(BlobsAway.class);
  }
}
