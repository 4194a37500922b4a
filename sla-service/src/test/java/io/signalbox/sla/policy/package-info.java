/** Tests of which policy counts for a ticket. */
@NullMarked
package io.signalbox.sla.policy;

import org.jspecify.annotations.NullMarked;
