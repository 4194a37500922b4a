package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.TopicLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's clients, set up as the loop needs them.
 *
 * @param bootstrap {@code host:port[,host:port…]}
 * @param sessionTimeout a group member silent for so long loses its shards
 * @param extra settings of the operator (security, for instance); ours win, but for time limits
 */
public record KafkaClients(String bootstrap, Duration sessionTimeout, Map<String, Object> extra) {
  /** The least that brokers accept unless told otherwise. */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

  /** So many heartbeats may be lost. */
  private static final int HEARTBEATS = 4;

  /** The longest a turn may take. */
  public static final Duration TURN_MAX = Duration.ofMinutes(5);

  private static final int POLL_RECORDS_MAX = 1_000;

  /** Clients with the usual time limits. */
  public KafkaClients(String bootstrap, Map<String, Object> extra) {
    this(bootstrap, SESSION_TIMEOUT, extra);
  }

  /**
   * The consumer of a loop: classic protocol, whole shards by range, offsets from the database.
   *
   * @param instance a name that survives restart
   */
  public Consumer<byte[], byte[]> consumer(String group, String instance) {
    var config = member(group);
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    return new KafkaConsumer<>(config);
  }

  /** The same without a name: when it is closed, others have its shards at once. */
  public Consumer<byte[], byte[]> passing(String group) {
    return new KafkaConsumer<>(member(group));
  }

  private Map<String, Object> member(String group) {
    var config = base();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    var silence = (int) sessionTimeout.toMillis();
    config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, silence);
    config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, silence / HEARTBEATS);
    config.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) TURN_MAX.toMillis());
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
    reading(config);
    return config;
  }

  /** A consumer without a group, for tails and streams. */
  public Consumer<byte[], byte[]> reader() {
    var config = base();
    reading(config);
    return new KafkaConsumer<>(config);
  }

  /** The same for what seldom grows: it asks the broker seldom, and is told at once. */
  public Consumer<byte[], byte[]> follower() {
    var config = base();
    reading(config);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000); // more than it waits
    return new KafkaConsumer<>(config);
  }

  /**
   * Ends a consumer that is in no group. It has nothing to say, and an orderly end would wait for
   * the answer to its last question: as long as a fetch may take.
   */
  public static void end(Consumer<?, ?> consumer) {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static void reading(Map<String, Object> config) {
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // what a client wrote and took back must not become a ticket
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // an answer comes as soon as there is one record: this is only how often nothing is said
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
  }

  /** An idempotent producer: in order, each record once within its life. */
  public Producer<byte[], byte[]> producer() {
    var config = base();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // a broker that has forgotten a producer takes its second request even if the first failed
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, LoopSettings.PRODUCER_BYTES_MAX);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicLimits.REQUEST_BYTES_MAX);
    // it forgets all topics when no broker answers: who sends then must not wait
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    // records that time out are passed over by what follows: a gap. So they never do.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    // a topic forgotten while nothing was sent to it would have to be asked for while sending
    config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return new KafkaProducer<>(config);
  }

  /** A producer for a few records of an edge, each of which is given up after so long. */
  public Producer<byte[], byte[]> writer(Duration patience) {
    var config = base();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return new KafkaProducer<>(config);
  }

  /** What a loop asks about the log. */
  public LogView logView() {
    return new KafkaLogView(admin(), this::reader);
  }

  /** An admin client. */
  public Admin admin() {
    var config = base();
    config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    return Admin.create(config);
  }

  private Map<String, Object> base() {
    var config = new HashMap<>(extra);
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return config;
  }
}
