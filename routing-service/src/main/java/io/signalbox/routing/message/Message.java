package io.signalbox.routing.message;

import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something said in a ticket.
 *
 * @param id in the order of time within the ticket
 * @param author the agent who wrote it; null for the customer, or if no person did
 * @param contactId the contact it came with; null for an answer
 */
public record Message(
    UUID id,
    String workspace,
    UUID ticket,
    Instant at,
    Direction direction,
    @Nullable String author,
    @Nullable String contactId,
    String text) {

  /** Which way it goes. */
  public enum Direction {
    /** From the customer. */
    IN("in"),
    /** To the customer. */
    OUT("out");

    private final String wire;

    Direction(String wire) {
      this.wire = wire;
    }

    /** The name in tables and answers. */
    public String wire() {
      return wire;
    }
  }

  /** What the customer said. */
  public static Message received(
      String workspace, UUID ticket, Instant at, String contactId, String text) {
    var id = id(workspace, ticket, at, contactId);
    return new Message(id, workspace, ticket, at, Direction.IN, null, contactId, text);
  }

  /** What the customer was answered; {@code cause} is the id of the command that did. */
  public static Message reply(
      String workspace,
      UUID ticket,
      Instant at,
      String cause,
      @Nullable String author,
      String text) {
    var id = id(workspace, ticket, at, cause);
    return new Message(id, workspace, ticket, at, Direction.OUT, author, null, text);
  }

  private static UUID id(String workspace, UUID ticket, Instant at, String cause) {
    return UUID.fromString(Ids.timeOrdered(at, workspace, ticket.toString(), cause));
  }
}
