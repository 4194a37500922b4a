package io.signalbox.routing.assignment;

/** What was found of a candidate. */
public enum Verdict {
  CHOSEN("chosen"),
  OUTRANKED("outranked"),
  AT_CAPACITY("at-capacity"),
  MISSED_OFFERS("missed-offers"),
  DECLINED("declined"),
  AWAY("away"),
  LOWER_TIER("lower-tier"),
  HIGHER_TIER("higher-tier"),
  LACKS_SKILL("lacks-skill"),
  OTHER_SITE("other-site"),
  OUT_OF_SCOPE("out-of-scope"),
  NOT_CLEARED("not-cleared");

  private final String wire;

  Verdict(String wire) {
    this.wire = wire;
  }

  /** The name in explanations. */
  public String wire() {
    return wire;
  }
}
