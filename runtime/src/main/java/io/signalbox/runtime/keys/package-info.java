/**
 * API keys over HTTP: an admin lists those of their workspace, makes them, and lets them expire.
 *
 * <p>Not here: what a key is, and how every service comes to know it ({@code
 * io.signalbox.runtime.security}).
 */
@NullMarked
package io.signalbox.runtime.keys;

import org.jspecify.annotations.NullMarked;
