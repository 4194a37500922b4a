package io.signalbox.quickstart.workspace;

import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Ids;

/**
 * One thing a workspace file defines, ready to be sent as a command.
 *
 * @param subject what it is called, such as an agent's id; the type's own name where there is only
 *     one of its kind
 * @param body the command
 */
public record Definition(String subject, Record body) {

  /** The entry topic it goes to. */
  public String topic() {
    return Catalogue.topicOf(body.getClass());
  }

  /** The short name of the command's type. */
  public String type() {
    return Catalogue.shortNameOf(body.getClass());
  }

  /** What tells it from a definition of another thing. */
  public String name() {
    return type() + " " + subject;
  }

  /** The same for the same content, whoever computes it. */
  public String hash() {
    return Ids.hash(type(), subject, Json.text(body)).toString();
  }
}
