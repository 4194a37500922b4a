package io.signalbox.runtime.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.h2.store.fs.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of an embedded database, made whole before it is opened and small after it is closed.
 *
 * <p>After a kill, H2 2.5.252 looks for the last commits where the header of the file and its end
 * lead to. Those that went into space that was freed before it may not find, and opens the file as
 * of up to 21 commits earlier. Its recovery mode reads the whole file, and finds them all.
 *
 * <p>A copy replaces the file that has grown. Compaction in place, which H2 does by itself at a
 * close, loses commits when the process is killed in the middle of it, also to recovery mode.
 */
final class H2File {
  private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

  private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?([^;]+).*");
  private static final int HEADER_BYTES = 4096;
  private static final long COMPACTED_MIN = 4L << 20;

  /** What can be copied while somebody waits for the end of the process. */
  private static final long COMPACTED_MAX = 2L << 30;

  private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

  private H2File() {}

  /**
   * Finds the last commits of a database that was not closed; leaves every other one alone.
   *
   * @param url JDBC URL of H2
   * @param patience how long to wait for the process that still has the file
   */
  static void recover(String url, Duration patience) {
    var file = fileOf(url);
    var deadline = System.nanoTime() + patience.toNanos();
    try {
      while (FileUtils.exists(file) && wasLeftOpen(file) && !madeWhole(file)) {
        if (System.nanoTime() > deadline) {
          throw new StartException("Another process uses the database " + file + ".", null);
        }
        LockSupport.parkNanos(AGAIN_AFTER.toNanos());
      }
    } catch (IOException e) {
      throw new StartException("The database " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Gives the space back that commits have left behind. Does nothing to a database that is open or
   * was not closed, and fails at nothing: the next end of the process is as good.
   */
  static void compact(String url) {
    var file = fileOf(url);
    try {
      if (!FileUtils.exists(file) || wasLeftOpen(file)) return;
      var before = FileUtils.size(file);
      if (before < COMPACTED_MIN || before > COMPACTED_MAX) return;
      MVStoreTool.compact(file, true);
      LOG.info("{} had {} bytes and has {}", file, before, FileUtils.size(file));
    } catch (IOException | MVStoreException e) {
      LOG.warn("{} keeps its size: {}", file, e.getMessage());
    }
  }

  private static String fileOf(String url) {
    var match = URL.matcher(url);
    if (!match.matches()) throw new IllegalArgumentException("not a URL of H2: " + url);
    return match.group(1) + ".mv.db";
  }

  /** Whether it is such a file, and its header lacks the mark of a clean end. */
  private static boolean wasLeftOpen(String file) throws IOException {
    try (var in = FileUtils.newInputStream(file)) {
      var header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
      return header.startsWith("H:") && !header.contains(",clean:1");
    }
  }

  /** False while another process has the file. */
  private static boolean madeWhole(String file) {
    var began = System.nanoTime();
    try {
      read(file).close();
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) return false;
      throw new StartException("The database " + file + " is damaged: " + e.getMessage(), e);
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    LOG.info("{} was not closed; its last commits were looked for in {}", file, took);
    return true;
  }

  private static MVStore read(String file) {
    return new MVStore.Builder()
        .fileName(file)
        .recoveryMode()
        .autoCommitDisabled()
        .autoCompactFillRate(0)
        .open();
  }
}
