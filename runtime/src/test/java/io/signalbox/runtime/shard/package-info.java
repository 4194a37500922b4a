/** Tests of what shards and edges share. */
@NullMarked
package io.signalbox.runtime.shard;

import org.jspecify.annotations.NullMarked;
