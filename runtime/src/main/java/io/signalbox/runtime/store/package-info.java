/**
 * The service's database as the loop uses it: who owns a shard and how far it has come, the outbox,
 * timers, answers, dead letters, the audit log. Start reading at {@link
 * io.signalbox.runtime.store.Store}.
 *
 * <p>Not here: the tables of a service, which its {@link io.signalbox.runtime.shard.Shard} reads
 * and writes in the same transaction.
 */
@NullMarked
package io.signalbox.runtime.store;

import org.jspecify.annotations.NullMarked;
