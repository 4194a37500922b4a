/**
 * Customers whom a service was asked to erase: how far it has come, and who must not come back by a
 * record that is decided again.
 *
 * <p>Start reading at {@link io.signalbox.runtime.erasure.Erasure}. Not here: what is erased, which
 * each service knows for itself.
 */
@NullMarked
package io.signalbox.runtime.erasure;

import org.jspecify.annotations.NullMarked;
