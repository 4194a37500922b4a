package io.signalbox.contracts.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a contact waits for a person instead of becoming a ticket. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record SuspensionReason(@JsonValue String value) {
  public static final SuspensionReason AUTO_REPLY = new SuspensionReason("auto-reply");
  public static final SuspensionReason BOUNCE = new SuspensionReason("bounce");
  public static final SuspensionReason BULK = new SuspensionReason("bulk");
  public static final SuspensionReason LOOP = new SuspensionReason("loop");
  public static final SuspensionReason SENDER_NOT_IN_CONVERSATION =
      new SuspensionReason("sender-not-in-conversation");
  public static final SuspensionReason RATE_EXCEEDED = new SuspensionReason("rate-exceeded");
  public static final SuspensionReason SPAM = new SuspensionReason("spam");
  public static final SuspensionReason UNREADABLE = new SuspensionReason("unreadable");
  public static final SuspensionReason OWN_ADDRESS = new SuspensionReason("own-address");
  public static final SuspensionReason UNKNOWN_ACCOUNT = new SuspensionReason("unknown-account");
  public static final SuspensionReason ACCOUNT_PAUSED = new SuspensionReason("account-paused");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SuspensionReason {}

  @Override
  public String toString() {
    return value;
  }
}
