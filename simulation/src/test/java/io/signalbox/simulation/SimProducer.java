package io.signalbox.simulation;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A producer that fails as Kafka's does. What it is given waits, and goes to the log in order. A
 * record that fails is said to have failed by its callback, and what follows it goes on to the log,
 * unless the callback ended the producer. A record may have reached the log and yet count as
 * failed; a callback may come late; a call may block for a while and then fail.
 */
final class SimProducer {
  private static final int BLOCKS_MILLIS = 1_000;

  private final World world;
  private final Deque<Sent> buffer = new ArrayDeque<>();
  private final Deque<Runnable> callbacks = new ArrayDeque<>();
  private boolean closed;

  private record Sent(ProducerRecord<byte[], byte[]> record, Callback callback) {}

  SimProducer(World world) {
    this.world = world;
  }

  @SuppressWarnings("unchecked")
  Producer<byte[], byte[]> producer() {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (_, method, arguments) -> call(method.getName(), arguments));
  }

  @SuppressWarnings("unchecked")
  private @Nullable Object call(String method, Object[] arguments) {
    switch (method) {
      case "send" -> {
        send(new Sent((ProducerRecord<byte[], byte[]>) arguments[0], (Callback) arguments[1]));
        return null; // the loop listens to the callback only
      }
      case "partitionsFor" -> {
        return partitionsOf((String) arguments[0]);
      }
      case "close" -> closed = true;
      default -> throw new UnsupportedOperationException(method);
    }
    return null;
  }

  private List<PartitionInfo> partitionsOf(String topic) {
    if (unlucky(10)) throw new TimeoutException("simulated");
    var nobody = new Node[0];
    return List.of(new PartitionInfo(topic, 0, null, nobody, nobody));
  }

  private void send(Sent sent) {
    if (closed) throw new IllegalStateException("closed");
    if (unlucky(200)) {
      world.clock.pass(BLOCKS_MILLIS);
      sent.callback.onCompletion(null, new TimeoutException("simulated: no room"));
      return;
    }
    buffer.add(sent);
  }

  /** Some of what waits goes to the log, and some of the callbacks come. */
  void goOn() {
    for (var left = world.random.nextInt(20); left > 0 && !buffer.isEmpty(); left--) {
      deliver(buffer.remove());
    }
    for (var left = world.random.nextInt(20); left > 0 && !callbacks.isEmpty(); left--) {
      callbacks.remove().run();
    }
    if (closed) giveUp();
  }

  private void deliver(Sent sent) {
    if (closed) {
      fail(sent);
    } else if (unlucky(50)) {
      if (world.random.nextBoolean()) world.log.append(sent.record);
      // whoever is told now can keep what follows from the log; Kafka does not tell later
      while (!callbacks.isEmpty()) callbacks.remove().run();
      fail(sent);
    } else {
      world.log.append(sent.record);
      callbacks.add(() -> sent.callback.onCompletion(null, null));
    }
  }

  private void giveUp() {
    while (!buffer.isEmpty()) fail(buffer.remove());
  }

  private static void fail(Sent sent) {
    sent.callback.onCompletion(null, new TimeoutException("simulated"));
  }

  private boolean unlucky(int oneOf) {
    return !world.calm && world.random.nextInt(oneOf) == 0;
  }
}
