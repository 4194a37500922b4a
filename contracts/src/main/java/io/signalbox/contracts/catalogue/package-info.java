/**
 * Which record is which type on which topic: what writers and readers of topics look up.
 *
 * <p>A package of its own because it knows all areas, and all areas know the package above.
 */
@NullMarked
package io.signalbox.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
