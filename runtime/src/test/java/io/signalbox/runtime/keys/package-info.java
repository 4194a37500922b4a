/** API keys over HTTP. */
@NullMarked
package io.signalbox.runtime.keys;

import org.jspecify.annotations.NullMarked;
