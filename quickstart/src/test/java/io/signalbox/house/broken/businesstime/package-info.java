/** A pure module that is not pure. */
@NullMarked
package io.signalbox.house.broken.businesstime;

import org.jspecify.annotations.NullMarked;
