package io.signalbox.quickstart.sample;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;

/** Draws that come out the same for the same seed. */
public final class Chance {

  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

  private final RandomGenerator random;

  /** From that seed. */
  public Chance(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** One of them, each as likely. */
  public synchronized <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One of them, by weight. */
  public synchronized <T> T oneOf(List<T> all, ToIntFunction<T> weight) {
    var draw = random.nextInt(all.stream().mapToInt(weight).sum());
    for (var one : all) {
      draw -= weight.applyAsInt(one);
      if (draw < 0) return one;
    }
    throw new IllegalArgumentException("nothing to draw from");
  }

  /** Whether something happens that happens in that share of cases. */
  public synchronized boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** From {@code low} to below {@code high}. */
  public synchronized int between(int low, int high) {
    return random.nextInt(low, high);
  }

  /** A time with that median, now and then several times as long, as people's times are. */
  public synchronized long aroundMillis(long medianMillis) {
    return Math.round(medianMillis * Math.exp(0.5 * random.nextGaussian()));
  }

  /** The text with its gaps filled in. */
  public String filled(String text, Map<String, List<String>> slots) {
    return GAP.matcher(text)
        .replaceAll(
            gap ->
                switch (gap.group(1)) {
                  case "order" -> "SB-" + between(100_000, 1_000_000);
                  case "code" -> Integer.toString(between(10, 100));
                  case String slot -> oneOf(slots.getOrDefault(slot, List.of(slot)));
                });
  }
}
