package io.signalbox.runtime.shard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record read from an input topic, decoded, authorised and not a repeat.
 *
 * @param topic the topic it was read from
 * @param type the short name of its type, such as {@code ticket.reply}
 * @param id {@code ce_id}; on entry topics unique within the workspace, and the id under which the
 *     outcome is kept
 * @param workspace the record's key
 * @param at log time of the decision
 * @param enteredAt when it, or what led to it, entered the system
 * @param detectedAt when this service came to decide it
 * @param body the decoded value, of the class the service's {@link Protocol} gave for the type
 * @param actor who sent it; on inner topics {@link Actor#SYSTEM}
 * @param correlationId id of the contact or command that began it all
 * @param hops how many services have passed it on
 * @param replayOf id of the dead letter that this record replays
 */
public record Received(
    String topic,
    String type,
    String id,
    String workspace,
    Instant at,
    Instant enteredAt,
    Instant detectedAt,
    Object body,
    Actor actor,
    String correlationId,
    int hops,
    @Nullable String replayOf)
    implements Input {}
