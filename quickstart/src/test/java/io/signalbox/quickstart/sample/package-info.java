/** What the package of the same name promises. */
@NullMarked
package io.signalbox.quickstart.sample;

import org.jspecify.annotations.NullMarked;
