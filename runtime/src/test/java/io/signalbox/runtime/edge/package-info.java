/** Tests of the edge over real HTTP. */
@NullMarked
package io.signalbox.runtime.edge;

import org.jspecify.annotations.NullMarked;
