package io.signalbox.survey.score;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What answers add up to.
 *
 * @param score null where there is no answer
 * @param n how many answers
 * @param skipped how many gave none though they were asked, as far as that was said; they are no
 *     part of {@code n}
 * @param margin half the width of the 95 % confidence interval, in the score's unit; null where it
 *     can't be told
 * @param distribution how many answered what; every answer there is on the scale is in it
 */
record Score(
    @Nullable Double score,
    long n,
    long skipped,
    @Nullable Double margin,
    SortedMap<Integer, Long> distribution) {

  Score(
      @Nullable Double score,
      long n,
      @Nullable Double margin,
      SortedMap<Integer, Long> distribution) {
    this(score, n, 0, margin, distribution);
  }

  Score withSkipped(long count) {
    return new Score(score, n, count, margin, distribution);
  }
}
