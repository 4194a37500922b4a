/** Tests of what somebody may see. */
@NullMarked
package io.signalbox.runtime.access;

import org.jspecify.annotations.NullMarked;
