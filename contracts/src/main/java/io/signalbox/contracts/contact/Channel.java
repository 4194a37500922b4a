package io.signalbox.contracts.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The way a customer reaches us. Open: a value of a later version survives reading and writing.
 *
 * @param value one of the constants' values or {@code custom:<name>}, the name 1 to 50 of {@code
 *     [a-z0-9-]}
 */
public record Channel(@JsonValue String value) {
  public static final Channel EMAIL = new Channel("email");
  public static final Channel CHAT = new Channel("chat");
  public static final Channel PHONE = new Channel("phone");
  public static final Channel SMS = new Channel("sms");
  public static final Channel WHATSAPP = new Channel("whatsapp");
  public static final Channel MESSENGER = new Channel("messenger");
  public static final Channel INSTAGRAM = new Channel("instagram");
  public static final Channel TELEGRAM = new Channel("telegram");
  public static final Channel X = new Channel("x");
  public static final Channel WEB = new Channel("web");
  public static final Channel STORE = new Channel("store");
  public static final Channel API = new Channel("api");

  private static final String CUSTOM = "custom:";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Channel {}

  /** A channel that a workspace declared itself. */
  public static Channel custom(String name) {
    return new Channel(CUSTOM + name);
  }

  /** Whether a workspace declared this channel itself. */
  public boolean custom() {
    return value.startsWith(CUSTOM);
  }

  @Override
  public String toString() {
    return value;
  }
}
