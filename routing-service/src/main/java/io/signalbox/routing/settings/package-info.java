/** The limits and times of routing, by the names an operator types. */
@NullMarked
package io.signalbox.routing.settings;

import org.jspecify.annotations.NullMarked;
