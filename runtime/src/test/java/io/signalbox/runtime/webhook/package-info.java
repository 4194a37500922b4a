/** Tests of where webhooks may go, and of what is said to whom. */
@NullMarked
package io.signalbox.runtime.webhook;

import org.jspecify.annotations.NullMarked;
