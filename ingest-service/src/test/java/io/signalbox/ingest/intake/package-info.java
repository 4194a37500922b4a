/** A contact's way in, as its sender and those who watch see it. */
@NullMarked
package io.signalbox.ingest.intake;

import org.jspecify.annotations.NullMarked;
