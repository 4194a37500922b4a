/**
 * Whether this process is alive and ready, and what it offers.
 *
 * <p>Liveness asks only its own threads: a broker or database that is away must not restart every
 * process. Readiness says whether database, topics and shards are there.
 */
@NullMarked
package io.signalbox.runtime.health;

import org.jspecify.annotations.NullMarked;
