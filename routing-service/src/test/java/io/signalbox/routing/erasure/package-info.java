/** What the package of the same name promises. */
@NullMarked
package io.signalbox.routing.erasure;

import org.jspecify.annotations.NullMarked;
