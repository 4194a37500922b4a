package io.signalbox.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Stamps what is sent by a test's clock: the topics of these tests take it, as if the broker had
 * that clock.
 */
final class Stamping {
  private Stamping() {}

  static ProducerRecord<byte[], byte[]> stamped(
      ProducerRecord<byte[], byte[]> record, InstantSource clock) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        clock.millis(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** A producer all of whose records are stamped so. */
  @SuppressWarnings("unchecked")
  static Producer<byte[], byte[]> by(InstantSource clock, Producer<byte[], byte[]> producer) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (_, method, arguments) -> {
              if (method.getName().equals("send")) {
                arguments[0] = stamped((ProducerRecord<byte[], byte[]>) arguments[0], clock);
              }
              try {
                return method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
