/** A broker that knows who uses it. */
@NullMarked
package io.signalbox.house.broken.broker;

import org.jspecify.annotations.NullMarked;
