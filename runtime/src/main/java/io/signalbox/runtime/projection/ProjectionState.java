package io.signalbox.runtime.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What operators see of a projection in this process: written by its thread, read by others. */
final class ProjectionState {
  private int shards;
  private int unbuilt;
  private long passedOver;
  private long lagMillis;
  private @Nullable String lastPassedOver;
  private @Nullable String failure;

  synchronized void reads(int all, int building) {
    shards = all;
    unbuilt = building;
    failure = null;
  }

  synchronized void read(Duration age) {
    lagMillis = Math.max(0, age.toMillis());
  }

  synchronized void caughtUp() {
    lagMillis = 0;
  }

  synchronized void passedOver(String where) {
    passedOver++;
    lastPassedOver = where;
  }

  synchronized void failed(String why) {
    failure = why;
  }

  synchronized long lagMillis() {
    return lagMillis;
  }

  synchronized long passedOver() {
    return passedOver;
  }

  synchronized int unbuilt() {
    return unbuilt;
  }

  synchronized ProjectionDetails details(String name) {
    var doing = failure != null ? "failing" : unbuilt > 0 ? "building" : "following";
    return new ProjectionDetails(
        name, doing, shards, unbuilt, lagMillis, passedOver, lastPassedOver, failure);
  }
}
