package io.signalbox.contracts.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of channel one is: a channel's own name for those that come with the product, and the
 * pace of the conversation for {@code custom:} channels. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record ChannelKind(@JsonValue String value) {
  public static final ChannelKind EMAIL = new ChannelKind("email");
  public static final ChannelKind CHAT = new ChannelKind("chat");
  public static final ChannelKind PHONE = new ChannelKind("phone");
  public static final ChannelKind SMS = new ChannelKind("sms");
  public static final ChannelKind WHATSAPP = new ChannelKind("whatsapp");
  public static final ChannelKind MESSENGER = new ChannelKind("messenger");
  public static final ChannelKind INSTAGRAM = new ChannelKind("instagram");
  public static final ChannelKind TELEGRAM = new ChannelKind("telegram");
  public static final ChannelKind X = new ChannelKind("x");
  public static final ChannelKind WEB = new ChannelKind("web");
  public static final ChannelKind STORE = new ChannelKind("store");
  public static final ChannelKind API = new ChannelKind("api");
  public static final ChannelKind REAL_TIME = new ChannelKind("real-time");
  public static final ChannelKind ASYNCHRONOUS = new ChannelKind("asynchronous");
  public static final ChannelKind PUBLIC = new ChannelKind("public");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChannelKind {}

  @Override
  public String toString() {
    return value;
  }
}
