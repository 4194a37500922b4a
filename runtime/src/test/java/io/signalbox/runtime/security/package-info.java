/** Tests of who is let in. */
@NullMarked
package io.signalbox.runtime.security;

import org.jspecify.annotations.NullMarked;
