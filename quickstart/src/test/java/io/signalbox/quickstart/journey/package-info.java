/**
 * The whole road through four real processes, as integrations, agents' tools and customers see it:
 * over HTTP, over Kafka, with processes killed on the way, with bad input at every edge.
 *
 * <p>{@link io.signalbox.quickstart.journey.Installation} is what they all go through; start
 * reading at {@link io.signalbox.quickstart.journey.HttpJourneyTest}.
 */
@NullMarked
package io.signalbox.quickstart.journey;

import org.jspecify.annotations.NullMarked;
