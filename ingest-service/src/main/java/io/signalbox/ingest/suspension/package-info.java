/**
 * Contacts that wait for a person, each with a typed reason, to be released or discarded.
 *
 * <p>Start reading at {@link io.signalbox.ingest.suspension.Suspension}.
 */
@NullMarked
package io.signalbox.ingest.suspension;

import org.jspecify.annotations.NullMarked;
