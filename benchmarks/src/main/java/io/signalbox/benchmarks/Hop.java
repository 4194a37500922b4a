package io.signalbox.benchmarks;

import io.signalbox.runtime.loop.KafkaClients;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Reads a topic, commits what it read and how far, and passes it on; in a thread of its own. */
final class Hop implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final String url;
  private final String to;
  private final Thread thread;

  Hop(KafkaClients clients, String from, String to, String url) {
    this.consumer = clients.reader();
    this.producer = clients.producer();
    this.url = url;
    this.to = to;
    var partitions = List.of(new TopicPartition(from, 0));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("hop-to-" + to).start(this::run);
  }

  private void run() {
    try (var connection = DriverManager.getConnection(url, "sa", "")) {
      try (var statement = connection.createStatement()) {
        statement.execute("create table place (id int primary key, next bigint)");
        statement.execute("insert into place values (0, 0)");
        statement.execute("create table seen (place bigint primary key, record varbinary)");
      }
      connection.setAutoCommit(false);
      passOn(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the hop's database failed", e);
    }
  }

  private void passOn(Connection connection) throws SQLException {
    try (var seen = connection.prepareStatement("insert into seen values (?, ?)");
        var place = connection.prepareStatement("update place set next = ? where id = 0")) {
      while (true) {
        var records = consumer.poll(WAIT);
        if (records.isEmpty()) continue;
        write(records, seen, place);
        connection.commit();
        for (var each : records) {
          var _ =
              producer.send(
                  new ProducerRecord<>(to, 0, null, each.key(), each.value(), each.headers()));
        }
      }
    } catch (WakeupException e) {
      consumer.close();
      producer.close();
    }
  }

  private static void write(
      ConsumerRecords<byte[], byte[]> records, PreparedStatement seen, PreparedStatement place)
      throws SQLException {
    for (ConsumerRecord<byte[], byte[]> each : records) {
      seen.setLong(1, each.offset());
      seen.setBytes(2, each.value());
      seen.addBatch();
      place.setLong(1, each.offset() + 1);
    }
    seen.executeBatch();
    place.executeUpdate();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
