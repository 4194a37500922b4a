/** Who a sender is. */
@NullMarked
package io.signalbox.ingest.identity;

import org.jspecify.annotations.NullMarked;
