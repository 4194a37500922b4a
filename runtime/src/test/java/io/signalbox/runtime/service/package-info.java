/** How a service starts, and why it does not. */
@NullMarked
package io.signalbox.runtime.service;

import org.jspecify.annotations.NullMarked;
