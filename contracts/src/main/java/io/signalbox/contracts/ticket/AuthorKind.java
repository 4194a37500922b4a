package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who says something in a ticket. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record AuthorKind(@JsonValue String value) {
  public static final AuthorKind CUSTOMER = new AuthorKind("customer");
  public static final AuthorKind AGENT = new AuthorKind("agent");
  public static final AuthorKind BOT = new AuthorKind("bot");
  public static final AuthorKind SYSTEM = new AuthorKind("system");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AuthorKind {}

  @Override
  public String toString() {
    return value;
  }
}
