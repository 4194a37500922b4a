package io.signalbox.runtime.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL that lives as long as this JVM: its binaries unpacked and started, or, with
 * {@code -Pcontainers}, a container.
 */
final class PostgresServer {
  private static final String USER = "postgres";
  private static @Nullable PostgresServer only;

  private final String address;

  private PostgresServer(String address) {
    this.address = address;
  }

  static synchronized PostgresServer get() {
    var server = only;
    if (server == null) {
      server = new PostgresServer(Boolean.getBoolean("containers") ? inContainer() : unpacked());
      only = server;
    }
    return server;
  }

  private static String unpacked() {
    try {
      var server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      return "localhost:" + server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }

  private static String inContainer() {
    var container =
        new PostgreSQLContainer("postgres:17")
            .withUsername(USER)
            .withPassword(USER)
            .withDatabaseName(USER)
            .withCommand("postgres", "-c", "max_connections=200");
    container.setWaitStrategy(
        Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2));
    container.start();
    System.out.println("PostgreSQL runs in a container: " + container.getDockerImageName());
    return container.getHost() + ":" + container.getFirstMappedPort();
  }

  /** The URL of that database, made empty. */
  String create(String name) {
    try (var connection = DriverManager.getConnection(url(USER), USER, USER);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make database " + name, e);
    }
  }

  private String url(String name) {
    return "jdbc:postgresql://" + address + "/" + name;
  }
}
