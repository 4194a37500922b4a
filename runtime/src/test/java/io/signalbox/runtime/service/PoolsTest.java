package io.signalbox.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.testkit.Engine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service gives its connections back when it ends. */
class PoolsTest {
  @ParameterizedTest
  @EnumSource
  void pools_end_with_their_service(Engine engine, @TempDir Path directory) throws Exception {
    List<HikariDataSource> pools;
    try (var probe = Probe.start(directory, engine.edgeOnly())) {
      pools =
          List.of(
              probe.bean(HikariDataSource.class, "default"),
              probe.bean(HikariDataSource.class, "loop"));
      assertThat(pools).noneMatch(HikariDataSource::isClosed);
    }
    assertThat(pools).allMatch(HikariDataSource::isClosed);
  }
}
