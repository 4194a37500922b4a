/** Facts that know too much. */
@NullMarked
package io.signalbox.house.broken.contracts;

import org.jspecify.annotations.NullMarked;
