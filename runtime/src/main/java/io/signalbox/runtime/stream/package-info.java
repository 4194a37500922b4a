/**
 * Server-sent events of what was committed and published, resumable without loss.
 *
 * <p>Start reading at {@link io.signalbox.runtime.stream.Streams}.
 */
@NullMarked
package io.signalbox.runtime.stream;

import org.jspecify.annotations.NullMarked;
