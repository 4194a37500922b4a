/** The workspace file: read, checked, and published as {@code *.define} commands. */
@NullMarked
package io.signalbox.quickstart.workspace;

import org.jspecify.annotations.NullMarked;
