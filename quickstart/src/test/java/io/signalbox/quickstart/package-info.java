/** What {@code ./signalbox} answers to what is typed. */
@NullMarked
package io.signalbox.quickstart;

import org.jspecify.annotations.NullMarked;
