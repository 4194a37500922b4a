/** Ids of contacts. */
@NullMarked
package io.signalbox.ingest.contact;

import org.jspecify.annotations.NullMarked;
