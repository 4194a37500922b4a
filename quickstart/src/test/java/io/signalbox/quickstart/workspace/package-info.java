/** What the package of the same name promises. */
@NullMarked
package io.signalbox.quickstart.workspace;

import org.jspecify.annotations.NullMarked;
