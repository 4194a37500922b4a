/**
 * Which conversation a contact belongs to, and whether its sender may join: an answer joins only if
 * its sender is one of those who talk there, else it waits for a person, and is never merged.
 *
 * <p>Start reading at {@link io.signalbox.ingest.conversation.Threading}.
 *
 * <p>Not here: what becomes of a conversation's contact (routing decides whether it opens a ticket,
 * continues one or follows up).
 */
@NullMarked
package io.signalbox.ingest.conversation;

import org.jspecify.annotations.NullMarked;
