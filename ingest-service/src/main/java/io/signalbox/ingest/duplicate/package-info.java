/**
 * No contact becomes a ticket twice: a contact's external id, within workspace, channel and
 * account, is remembered for 30 days with the contact it first came with and that contact's
 * conversation, by which an answer that names it is found.
 *
 * <p>Start reading at {@link io.signalbox.ingest.duplicate.KnownExternalIdTable}.
 *
 * <p>Not here: repeats of the same record or request, which the runtime recognises by its id.
 */
@NullMarked
package io.signalbox.ingest.duplicate;

import org.jspecify.annotations.NullMarked;
