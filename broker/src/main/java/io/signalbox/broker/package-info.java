/**
 * Kafka itself, in KRaft mode, inside this JVM. For the quickstart, tests and benchmarks; the only
 * place that touches Kafka's internal classes.
 */
@NullMarked
package io.signalbox.broker;

import org.jspecify.annotations.NullMarked;
