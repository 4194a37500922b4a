package io.signalbox.contracts.contact;

import io.signalbox.contracts.FalseIfAbsent;

/**
 * The conversation that a contact says it belongs to.
 *
 * @param conversationKey stable for the conversation's life, 1 to 200 characters; tickets and
 *     outbound replies of the conversation name it
 * @param senderMayJoin whether the sender is one of those who talk there
 * @param lasting whether it never ends, as on messaging channels: one matter after the other, so
 *     that what comes after a ticket's end is a new one
 */
public record Conversation(
    String conversationKey, boolean senderMayJoin, @FalseIfAbsent boolean lasting) {}
