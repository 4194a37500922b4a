/** Channels and accounts over HTTP. */
@NullMarked
package io.signalbox.ingest.channel;

import org.jspecify.annotations.NullMarked;
