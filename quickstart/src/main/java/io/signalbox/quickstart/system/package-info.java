/** The whole system in this process: the broker and the four services. */
@NullMarked
package io.signalbox.quickstart.system;

import org.jspecify.annotations.NullMarked;
