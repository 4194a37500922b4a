package io.signalbox.quickstart.journey;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.quickstart.home.Home;
import org.testcontainers.kafka.KafkaContainer;

/** A broker that lives as long as this JVM: in it, or with {@code -Pcontainers} in a container. */
record Kafka(String bootstrap, Runnable end) {
  private static final String IMAGE = "apache/kafka:4.4.0";

  static Kafka start(Home home) {
    if (Boolean.getBoolean("containers")) return inContainer();
    var broker = EmbeddedBroker.start(home.kafka(), 0);
    return new Kafka(broker.bootstrap(), broker::close);
  }

  private static Kafka inContainer() {
    var container = new KafkaContainer(IMAGE);
    container.start();
    System.out.println("Kafka runs in a container: " + container.getDockerImageName());
    return new Kafka(container.getBootstrapServers(), container::stop);
  }
}
