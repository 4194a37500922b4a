/** Streams over HTTP, on a running server. */
@NullMarked
package io.signalbox.runtime.stream;

import org.jspecify.annotations.NullMarked;
