/** A pure module that knows what it is used for. */
@NullMarked
package io.signalbox.house.broken.conditions;

import org.jspecify.annotations.NullMarked;
