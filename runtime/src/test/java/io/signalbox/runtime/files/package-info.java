/** Tests of files over HTTP. */
@NullMarked
package io.signalbox.runtime.files;

import org.jspecify.annotations.NullMarked;
