package io.signalbox.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.testkit.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of which copies are kept, and put back. */
sealed interface Backups {
  /** Opens a copy, made empty if it is not there. */
  HikariDataSource open(String copy);

  /** Makes a copy the same as another; nobody has either of them open. */
  void copy(String from, String to);

  /** An H2 file, copied as files are. */
  record OfH2(Path directory) implements Backups {
    @Override
    public HikariDataSource open(String copy) {
      return Databases.h2("ledger", directory.resolve(copy));
    }

    @Override
    public void copy(String from, String to) {
      try {
        Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot copy " + from, e);
      }
    }

    private Path file(String copy) {
      return directory.resolve(copy + ".mv.db");
    }
  }

  /** A PostgreSQL database, copied as a template. */
  record OfPostgres(String url) implements Backups {
    static OfPostgres fresh() {
      return new OfPostgres(Databases.postgresUrl());
    }

    @Override
    public HikariDataSource open(String copy) {
      return Databases.migrated(
          Databases.open(copy.equals("now") ? url : url + copy, "postgres", "postgres"), "ledger");
    }

    @Override
    public void copy(String from, String to) {
      var server = url.substring(0, url.lastIndexOf('/') + 1);
      try (var connection =
              DriverManager.getConnection(server + "postgres", "postgres", "postgres");
          var statement = connection.createStatement()) {
        statement.execute("drop database if exists " + name(to));
        statement.execute("create database " + name(to) + " template " + name(from));
      } catch (SQLException e) {
        throw new IllegalStateException("cannot copy " + from, e);
      }
    }

    private String name(String copy) {
      var now = url.substring(url.lastIndexOf('/') + 1);
      return copy.equals("now") ? now : now + copy;
    }
  }
}
