/** Tests of definitions: in a shard, over HTTP. */
@NullMarked
package io.signalbox.runtime.definition;

import org.jspecify.annotations.NullMarked;
