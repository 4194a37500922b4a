package io.signalbox.survey.score;

import io.signalbox.survey.program.Scale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * How a score is computed, from answers only: who was asked and said nothing doesn't count.
 *
 * <ul>
 *   <li>NPS: percent of promoters (9, 10) less percent of detractors (0 to 6), from -100 to 100
 *       (Reichheld, "The One Number You Need to Grow", Harvard Business Review, 12/2003). Its
 *       margin is that of the mean of a variable that is 1, 0 or -1: its variance is p + d - (p -
 *       d)².
 *   <li>CSAT: percent of 4 and 5 on a scale of 1 to 5 ("top two box"). Its margin is half the width
 *       of the interval of Wilson ("Probable Inference", Journal of the American Statistical
 *       Association 22, 1927), which unlike the simple one is no zero where all said the same.
 *   <li>CES: the mean of 1 to 7 (version 2.0; after Dixon, Freeman and Toman, "Stop Trying to
 *       Delight Your Customers", Harvard Business Review, 7/2010). Its margin is that of a mean, by
 *       the sample's variance, and so can't be told from one answer.
 * </ul>
 */
final class Formula {
  /** Of the normal distribution: 95 % of it is closer to its middle. */
  private static final double Z = 1.959963984540054;

  private static final int NPS_PROMOTER_MIN = 9;
  private static final int NPS_DETRACTOR_MAX = 6;
  private static final int CSAT_SATISFIED_MIN = 4;

  private Formula() {}

  /**
   * The score of these answers.
   *
   * @param counts how many answered what; only what is on the scale
   */
  static Score of(Scale scale, Map<Integer, Long> counts) {
    var distribution = new TreeMap<Integer, Long>();
    scale.scores().forEach(score -> distribution.put(score, counts.getOrDefault(score, 0L)));
    var n = distribution.values().stream().mapToLong(Long::longValue).sum();
    if (n == 0) {
      return new Score(null, 0, null, distribution);
    }
    return switch (scale) {
      case NPS -> nps(n, distribution);
      case CSAT -> csat(n, distribution);
      case CES -> ces(n, distribution);
    };
  }

  private static Score nps(long n, SortedMap<Integer, Long> distribution) {
    var promoters = share(n, distribution, score -> score >= NPS_PROMOTER_MIN);
    var detractors = share(n, distribution, score -> score <= NPS_DETRACTOR_MAX);
    var net = promoters - detractors;
    var variance = promoters + detractors - net * net;
    return new Score(100 * net, n, 100 * Z * Math.sqrt(variance / n), distribution);
  }

  private static Score csat(long n, SortedMap<Integer, Long> distribution) {
    var satisfied = share(n, distribution, score -> score >= CSAT_SATISFIED_MIN);
    var spread = satisfied * (1 - satisfied) / n + Z * Z / (4.0 * n * n);
    var margin = Z * Math.sqrt(spread) / (1 + Z * Z / n);
    return new Score(100 * satisfied, n, 100 * margin, distribution);
  }

  private static Score ces(long n, SortedMap<Integer, Long> distribution) {
    var mean = sum(distribution) / n;
    if (n == 1) {
      return new Score(mean, n, null, distribution);
    }
    var squares =
        distribution.entrySet().stream()
            .mapToDouble(e -> e.getValue() * Math.pow(e.getKey() - mean, 2))
            .sum();
    return new Score(mean, n, Z * Math.sqrt(squares / (n - 1) / n), distribution);
  }

  private static double sum(SortedMap<Integer, Long> distribution) {
    return distribution.entrySet().stream()
        .mapToDouble(e -> (double) e.getKey() * e.getValue())
        .sum();
  }

  private static double share(long n, SortedMap<Integer, Long> distribution, IntPredicate which) {
    var count =
        distribution.entrySet().stream()
            .filter(e -> which.test(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return (double) count / n;
  }
}
