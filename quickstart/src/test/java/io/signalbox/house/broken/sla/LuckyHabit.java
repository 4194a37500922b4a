package io.signalbox.house.broken.sla;

import java.util.concurrent.ThreadLocalRandom;

/** Answers by chance. */
final class LuckyHabit implements Habit {
  @Override
  public int next(int last) {
    return last + ThreadLocalRandom.current().nextInt(2);
  }
}
