/** Tests of how values are read and written. */
@NullMarked
package io.signalbox.runtime.json;

import org.jspecify.annotations.NullMarked;
