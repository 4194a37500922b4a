/**
 * Which ticket a contact belongs to: the open one of its conversation, the one just resolved, or a
 * new one.
 *
 * <p>Start reading at {@link io.signalbox.routing.conversation.Threading}. Not here: which
 * conversation a contact belongs to and who may join it, which ingest says.
 */
@NullMarked
package io.signalbox.routing.conversation;

import org.jspecify.annotations.NullMarked;
