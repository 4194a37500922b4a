/** Tests of what is known of customers. */
@NullMarked
package io.signalbox.ingest.customer;

import org.jspecify.annotations.NullMarked;
