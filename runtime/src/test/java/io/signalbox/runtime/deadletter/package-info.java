/** Dead letters over HTTP, on a running server. */
@NullMarked
package io.signalbox.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
