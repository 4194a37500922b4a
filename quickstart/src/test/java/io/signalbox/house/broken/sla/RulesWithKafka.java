package io.signalbox.house.broken.sla;

import org.apache.kafka.common.TopicPartition;

/** Knows of partitions, which are the runtime's affair. */
record RulesWithKafka(TopicPartition partition) {}
