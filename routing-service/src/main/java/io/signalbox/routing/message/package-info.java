/**
 * What was said in a ticket: the customer's contacts and the answers.
 *
 * <p>Not here: delivering an answer (ingest's channels do).
 */
@NullMarked
package io.signalbox.routing.message;

import org.jspecify.annotations.NullMarked;
