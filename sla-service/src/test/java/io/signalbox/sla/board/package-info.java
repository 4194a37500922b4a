/** Tests of what is shown over HTTP. */
@NullMarked
package io.signalbox.sla.board;

import org.jspecify.annotations.NullMarked;
