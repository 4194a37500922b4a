package io.signalbox.quickstart.demo;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was sent in and under which ids, so that each can be asked for afterwards. */
final class Ledger {

  /**
   * One contact that was sent.
   *
   * @param contactId null for what was refused at once or can't become one
   * @param recordId {@code ce_id} of its record
   * @param fate if it was known at once
   */
  record Line(@Nullable String contactId, String recordId, @Nullable Fate fate) {}

  private final Map<String, Line> lines = new TreeMap<>();

  synchronized void enter(String name, Line line) {
    lines.put(name, line);
  }

  synchronized int size() {
    return lines.size();
  }

  synchronized Map<String, Line> lines() {
    return new TreeMap<>(lines);
  }
}
