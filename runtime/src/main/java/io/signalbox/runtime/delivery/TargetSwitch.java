package io.signalbox.runtime.delivery;

/**
 * A person wants a target to be left alone, or to be called again.
 *
 * @param target its name, as deliveries have it
 * @param paused whether it is to be left alone
 */
public record TargetSwitch(String target, boolean paused) implements OwnRecord {
  static final String PAUSE = "delivery-target.pause";
  static final String RESUME = "delivery-target.resume";
  private static final int NAME_CHARACTERS_MAX = 200;

  public TargetSwitch {
    if (target.isBlank() || target.length() > NAME_CHARACTERS_MAX) {
      throw new IllegalArgumentException("a target's name has 1 to 200 characters");
    }
  }

  @Override
  public String type() {
    return paused ? PAUSE : RESUME;
  }
}
