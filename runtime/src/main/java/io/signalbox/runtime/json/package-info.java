/**
 * How values are read and written: one JSON mapper with limits for everything, and the check of
 * what enters against its JSON Schema.
 *
 * <p>In: bytes nobody has looked at yet. Out: records, or a reason why not. Start reading at {@link
 * io.signalbox.runtime.json.JsonProtocol}.
 *
 * <p>Not here: which types there are (a service's {@code Messages} say so).
 */
@NullMarked
package io.signalbox.runtime.json;

import org.jspecify.annotations.NullMarked;
