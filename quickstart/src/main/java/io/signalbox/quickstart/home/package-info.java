/** The data directory: where things lie in it, its keys, and which process runs on it. */
@NullMarked
package io.signalbox.quickstart.home;

import org.jspecify.annotations.NullMarked;
