package io.signalbox.quickstart.demo;

import java.util.Map;
import java.util.TreeMap;

/** What became of each contact that was sent in, by its name. */
record Fates(Map<String, Fate> byName) {

  Fates {
    byName = new TreeMap<>(byName);
  }

  int all() {
    return byName.size();
  }

  int count(Fate fate) {
    return (int) byName.values().stream().filter(fate::equals).count();
  }
}
