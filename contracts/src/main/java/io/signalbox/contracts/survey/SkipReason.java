package io.signalbox.contracts.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a resolved ticket got no survey. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record SkipReason(@JsonValue String value) {
  public static final SkipReason THROTTLED = new SkipReason("throttled");
  public static final SkipReason OPTED_OUT = new SkipReason("opted-out");
  public static final SkipReason NOT_SAMPLED = new SkipReason("not-sampled");
  public static final SkipReason NO_ADDRESS = new SkipReason("no-address");
  public static final SkipReason FOLLOW_UP = new SkipReason("follow-up");
  public static final SkipReason NO_PROGRAM = new SkipReason("no-program");
  public static final SkipReason WRONG_CHANNEL = new SkipReason("wrong-channel");
  public static final SkipReason CONDITION_NOT_MET = new SkipReason("condition-not-met");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SkipReason {}

  @Override
  public String toString() {
    return value;
  }
}
