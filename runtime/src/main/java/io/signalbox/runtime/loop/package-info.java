/**
 * The loop that every service runs: poll, prepare, decide, commit, publish. Start reading at {@link
 * io.signalbox.runtime.loop.Loop#step}; a batch is a {@link io.signalbox.runtime.loop.Batch}, a
 * shard becomes ours in {@link io.signalbox.runtime.loop.Takeover}, timers wait for the {@link
 * io.signalbox.runtime.loop.Barrier}, and {@link io.signalbox.runtime.loop.Publisher} sends what
 * was committed.
 *
 * <p>Not here: what a ticket is. Nor which database or broker: both are handed in.
 */
@NullMarked
package io.signalbox.runtime.loop;

import org.jspecify.annotations.NullMarked;
