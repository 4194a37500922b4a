/** What the package of the same name promises. */
@NullMarked
package io.signalbox.quickstart.home;

import org.jspecify.annotations.NullMarked;
