package io.signalbox.quickstart.client;

import io.signalbox.runtime.log.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to entry topics over Kafka, with a key as every outsider does. */
public final class CommandSender implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final KafkaProducer<byte[], byte[]> producer;
  private final InstantSource clock;
  private final byte[] workspace;
  private final String key;

  /** To that broker and workspace, with that key. */
  public CommandSender(String bootstrap, String workspace, String key, InstantSource clock) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrap,
            "client.id",
            "quickstart",
            "enable.idempotence",
            true,
            "acks",
            "all",
            "linger.ms",
            2);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.clock = clock;
    this.workspace = bytes(workspace);
    this.key = key;
  }

  /** Sends it; the future ends when Kafka has it or can't have it. */
  public CompletableFuture<Void> send(Command command) {
    return send(command, key);
  }

  /** The same with another's key. */
  public CompletableFuture<Void> send(Command command, String key) {
    var record = new ProducerRecord<>(command.topic(), workspace, bytes(command.json()));
    var headers = record.headers();
    headers.add(HeaderNames.SPEC_VERSION, bytes("1.0"));
    headers.add(HeaderNames.ID, bytes(command.id()));
    headers.add(HeaderNames.SOURCE, bytes("/quickstart"));
    headers.add(HeaderNames.TYPE, bytes(HeaderNames.wireType(command.type())));
    headers.add(HeaderNames.TIME, bytes(clock.instant().toString()));
    headers.add(HeaderNames.SUBJECT, bytes(command.subject()));
    headers.add(HeaderNames.CONTENT_TYPE, bytes("application/json"));
    headers.add(HeaderNames.AUTHORIZATION, bytes("Bearer " + key));
    return sent(record);
  }

  /** Sends all and waits until Kafka has them. */
  public void sendAll(Stream<Command> commands) {
    var all = commands.map(this::send).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(all).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CompletionException("Kafka does not take commands", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException("interrupted while sending commands", e);
    }
  }

  private CompletableFuture<Void> sent(ProducerRecord<byte[], byte[]> record) {
    var done = new CompletableFuture<Void>();
    var _ =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure == null) done.complete(null);
              else done.completeExceptionally(failure);
            });
    return done;
  }

  @Override
  public void close() {
    producer.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
