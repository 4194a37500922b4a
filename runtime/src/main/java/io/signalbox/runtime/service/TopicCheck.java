package io.signalbox.runtime.service;

import io.signalbox.runtime.log.TopicLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
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
   * @return how large a record each topic takes
   * @throws StartException with one sentence for each thing that is wrong
   */
  TopicLimits run(Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        make();
        return check();
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

  private TopicLimits check() throws ExecutionException, InterruptedException {
    var found = found(setup.names());
    var complaints = found.stream().flatMap(topic -> setup.complaints(topic).stream()).toList();
    if (!complaints.isEmpty()) {
      throw new StartException(String.join("\n", complaints), null);
    }
    return new TopicLimits(
        found.stream().collect(Collectors.toMap(FoundTopic::name, FoundTopic::messageBytes)));
  }

  private List<FoundTopic> found(Set<String> topics)
      throws ExecutionException, InterruptedException {
    var resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .collect(Collectors.toSet());
    var configs = admin.describeConfigs(resources).all().get();
    var described = admin.describeTopics(topics).allTopicNames().get();
    var found = new ArrayList<FoundTopic>();
    for (var resource : resources) {
      var topic = described.get(resource.name());
      var config = configs.get(resource);
      if (topic != null && config != null) found.add(FoundTopic.of(topic, config));
    }
    found.sort(Comparator.comparing(FoundTopic::name));
    return found;
  }
}
