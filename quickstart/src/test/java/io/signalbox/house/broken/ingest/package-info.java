/** A service that knows another one. */
@NullMarked
package io.signalbox.house.broken.ingest;

import org.jspecify.annotations.NullMarked;
