package io.signalbox.runtime.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing and refuses those that are wrong. */
final class TopicCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);

  private static final Duration AGAIN_AFTER = Duration.ofMillis(200);

  private final String bootstrap;
  private final Admin admin;
  private final TopicSetup setup;

  TopicCheck(String bootstrap, Admin admin, TopicSetup setup) {
    this.bootstrap = bootstrap;
    this.admin = admin;
    this.setup = setup;
  }

  /**
   * Does it, waiting this long for a broker that is not there yet.
   *
   * @throws StartException with one sentence for each thing that is wrong
   */
  void run(Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        make();
        check();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw new StartException(
              "Kafka at %s (KAFKA_BOOTSTRAP_SERVERS) does not give us our topics: %s"
                  .formatted(bootstrap, e.getCause()),
              e);
        }
        LOG.info("Kafka is not ready yet: {}", String.valueOf(e.getCause()));
        LockSupport.parkNanos(AGAIN_AFTER.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StartException("The start was interrupted.", e);
      }
    }
  }

  private void make() throws ExecutionException, InterruptedException {
    var there = admin.listTopics().names().get();
    var made = admin.createTopics(setup.toMake(there)).values();
    for (var each : made.entrySet()) {
      madeOrThere(each.getKey(), each.getValue());
    }
  }

  private static void madeOrThere(String topic, KafkaFuture<Void> making)
      throws ExecutionException, InterruptedException {
    try {
      making.get();
      LOG.info("made topic {}", topic);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // another service was faster
        throw e;
      }
    }
  }

  private void check() throws ExecutionException, InterruptedException {
    var complaints = setup.complaints(partitions(setup.names()), timestamps(setup.entries()));
    if (!complaints.isEmpty()) {
      throw new StartException(String.join("\n", complaints), null);
    }
  }

  private Map<String, Integer> partitions(Set<String> topics)
      throws ExecutionException, InterruptedException {
    var found = new HashMap<String, Integer>();
    var described = admin.describeTopics(topics).allTopicNames().get();
    described.forEach((name, topic) -> found.put(name, topic.partitions().size()));
    return found;
  }

  private Map<String, String> timestamps(Set<String> topics)
      throws ExecutionException, InterruptedException {
    var asked =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .collect(Collectors.toSet());
    var found = new HashMap<String, String>();
    admin
        .describeConfigs(asked)
        .all()
        .get()
        .forEach(
            (topic, config) ->
                found.put(
                    topic.name(), config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value()));
    return found;
  }
}
