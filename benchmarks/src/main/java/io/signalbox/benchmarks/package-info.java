/**
 * How fast the whole system is, on one machine in one run, and where its time goes; beside it what
 * bare Kafka does with as many messages of the same size.
 *
 * <p>Start reading at {@link io.signalbox.benchmarks.Benchmarks}. Not here: micro-benchmarks.
 */
@NullMarked
package io.signalbox.benchmarks;

import org.jspecify.annotations.NullMarked;
