/** What {@code ./signalbox} can be told to do. */
@NullMarked
package io.signalbox.quickstart.command;

import org.jspecify.annotations.NullMarked;
