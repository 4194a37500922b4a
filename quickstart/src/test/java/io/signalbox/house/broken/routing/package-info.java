/** A service that knows another one. */
@NullMarked
package io.signalbox.house.broken.routing;

import org.jspecify.annotations.NullMarked;
