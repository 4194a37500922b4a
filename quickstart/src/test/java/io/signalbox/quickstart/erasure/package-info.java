/** A customer is erased in all four services. */
@NullMarked
package io.signalbox.quickstart.erasure;

import org.jspecify.annotations.NullMarked;
