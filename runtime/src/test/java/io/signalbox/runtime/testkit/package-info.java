/** What tests of every module stand on: databases, and a shard without Kafka. */
@NullMarked
package io.signalbox.runtime.testkit;

import org.jspecify.annotations.NullMarked;
