package io.signalbox.runtime.simulation;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer: in order, and once one record has failed so do all after it. A record may
 * have reached the log and yet count as failed.
 */
final class SimProducer {
  private final SimLog log;
  private final Random random;
  private final double failing;
  private final Deque<Runnable> acknowledgements = new ArrayDeque<>();
  private boolean broken;

  SimProducer(SimLog log, Random random, double failing) {
    this.log = log;
    this.random = random;
    this.failing = failing;
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
        send((ProducerRecord<byte[], byte[]>) arguments[0], (Callback) arguments[1]);
        return null; // the loop listens to the callback only
      }
      case "close" -> broken = true;
      default -> throw new UnsupportedOperationException(method);
    }
    return null;
  }

  private void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    if (!broken && random.nextDouble() < failing) {
      broken = true;
      if (random.nextBoolean()) log.append(record);
    } else if (!broken) {
      log.append(record);
      acknowledgements.add(() -> callback.onCompletion(null, null));
      return;
    }
    acknowledgements.add(() -> callback.onCompletion(null, new TimeoutException("simulated")));
  }

  /** Lets some of the acknowledgements arrive. */
  void acknowledge() {
    for (var left = random.nextInt(20); left > 0 && !acknowledgements.isEmpty(); left--) {
      acknowledgements.remove().run();
    }
  }
}
