/**
 * What tests of every module stand on: databases, a broker, a shard without Kafka, a live service.
 */
@NullMarked
package io.signalbox.runtime.testkit;

import org.jspecify.annotations.NullMarked;
