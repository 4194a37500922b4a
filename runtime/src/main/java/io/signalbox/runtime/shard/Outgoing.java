package io.signalbox.runtime.shard;

import org.jspecify.annotations.Nullable;

/**
 * An event for a topic. The loop gives it its id (from the cause's id and its place), time, source,
 * sequence and trace.
 *
 * @param type short name, such as {@code ticket.opened}
 * @param subject the ticket, contact or survey it is about
 * @param body what the service's {@link Protocol} encodes as the value
 * @param id a {@code ce_id} of the service's own, for commands that must be recognised as the same
 *     whatever caused them; null to have one derived
 * @param anew whether a story of its own begins with it, that of its subject: the cause made it
 *     possible and is noted, but is not what it is about. Its hops are counted anew
 */
public record Outgoing(
    String topic,
    String type,
    String workspace,
    String subject,
    Object body,
    @Nullable String id,
    boolean anew) {

  /** An event with a derived id. */
  public static Outgoing to(
      String topic, String type, String workspace, String subject, Object body) {
    return new Outgoing(topic, type, workspace, subject, body, null, false);
  }

  /** The same under an id of its own. */
  public Outgoing under(String given) {
    return new Outgoing(topic, type, workspace, subject, body, given, anew);
  }

  /** The same as the beginning of a story of its own. */
  public Outgoing begun() {
    return new Outgoing(topic, type, workspace, subject, body, id, true);
  }
}
