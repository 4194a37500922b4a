/** What the package of the same name promises. */
@NullMarked
package io.signalbox.quickstart.demo;

import org.jspecify.annotations.NullMarked;
