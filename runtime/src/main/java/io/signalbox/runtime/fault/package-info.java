/** Where the loop may be made to fail, by name, so that tests kill it at every step. */
@NullMarked
package io.signalbox.runtime.fault;

import org.jspecify.annotations.NullMarked;
