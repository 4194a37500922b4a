package io.signalbox.house.broken.sla;

/** Something a decision calls without knowing who answers. */
interface Habit {
  int next(int last);
}
