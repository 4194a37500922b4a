package io.signalbox.runtime.projection;

import org.jspecify.annotations.Nullable;

/**
 * A projection as operators see it in one process.
 *
 * @param state {@code following}, {@code building}, or {@code failing} while the world is in the
 *     way
 * @param shards how many this process reads
 * @param unbuilt how many of them are still to be built
 * @param lagMillis how old the newest record taken in was; 0 when it has caught up
 * @param passedOver how many records could not be taken in since the start
 * @param lastPassedOver where the last of them is
 */
record ProjectionDetails(
    String name,
    String state,
    int shards,
    int unbuilt,
    long lagMillis,
    long passedOver,
    @Nullable String lastPassedOver,
    @Nullable String failure) {}
