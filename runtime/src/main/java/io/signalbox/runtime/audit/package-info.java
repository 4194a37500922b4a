/**
 * Who did what, when, and what became of it: the append-only log that the loop writes for commands
 * and the edge for reads of sensitive content.
 *
 * <p>Start reading at {@link io.signalbox.runtime.audit.AuditLog}.
 */
@NullMarked
package io.signalbox.runtime.audit;

import org.jspecify.annotations.NullMarked;
