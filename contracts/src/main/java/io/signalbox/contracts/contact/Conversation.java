package io.signalbox.contracts.contact;

/**
 * The conversation that a contact says it belongs to.
 *
 * @param conversationKey stable for the conversation's life, 1 to 200 characters; tickets and
 *     outbound replies of the conversation name it
 * @param senderMayJoin whether the sender is one of those who talk there
 */
public record Conversation(String conversationKey, boolean senderMayJoin) {}
