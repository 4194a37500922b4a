package io.signalbox.runtime.loop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm of a shard, as a person sees it.
 *
 * @param id names this alarm and no later one of the shard
 * @param what what is wrong, and what to do
 * @param lost what is lost if a person accepts it and the shard goes on; null when it can't be
 *     accepted
 */
public record ShardAlarm(int shard, String id, String what, @Nullable String lost, Instant since) {}
