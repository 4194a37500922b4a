/** What commands say when something is wrong. */
@NullMarked
package io.signalbox.quickstart.command;

import org.jspecify.annotations.NullMarked;
