/** Deliveries over HTTP, of a service as it really runs. */
@NullMarked
package io.signalbox.runtime.dispatch;

import org.jspecify.annotations.NullMarked;
