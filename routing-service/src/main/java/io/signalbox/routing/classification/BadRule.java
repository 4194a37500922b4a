package io.signalbox.routing.classification;

/**
 * Why rules were not taken.
 *
 * @param rule the name of the rule, or its place where the name is what is wrong
 * @param line from 1; 0 where the whole rule is meant
 * @param column from 1
 */
public record BadRule(String rule, int line, int column, String why) {
  /** For the person who wrote it. */
  public String sentence() {
    return line > 0
        ? "Rule \"%s\", line %d, column %d: %s".formatted(rule, line, column, why)
        : "Rule \"%s\": %s".formatted(rule, why);
  }
}
