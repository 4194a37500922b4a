/** Hostile and ordinary texts and addresses. */
@NullMarked
package io.signalbox.ingest.normalising;

import org.jspecify.annotations.NullMarked;
