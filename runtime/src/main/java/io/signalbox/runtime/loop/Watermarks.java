package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far a shard is: its watermark, and on which of its outputs somebody waits for it.
 *
 * <p>A watermark W says: all that entered before W is decided, and everything this shard will yet
 * say has a time of W or later. It is the least of what its inputs give: of an entry topic the
 * newest stamp read there (log time never goes back, whatever later stamps say), of an inner topic
 * the newest watermark read there. Kept in memory only: a new owner begins without.
 */
final class Watermarks {
  /** Nothing was heard. */
  static final long NONE = Long.MIN_VALUE;

  private final List<String> entries;
  private final List<String> outputs;

  /** What a watermark's source begins with, by inner topic. */
  private final Map<String, String> sources = new HashMap<>();

  private final Map<String, Long> heard = new HashMap<>();

  /** Up to where somebody waits, by output. */
  private final Map<String, Long> wanted = new HashMap<>();

  private final Map<String, Long> told = new HashMap<>();

  Watermarks(ServiceSpec spec, int shard) {
    this.entries = spec.entries().stream().map(ServiceSpec.Entry::topic).toList();
    this.outputs = spec.outputs();
    for (var stage : spec.upstream()) {
      if (spec.inners().contains(stage.topic())) {
        sources.put(stage.topic(), Announcer.sourcePrefix(stage.service(), shard));
      }
    }
  }

  /** The topics that count: our entry topics, and the inner ones that our timers depend on. */
  List<String> topics() {
    return Stream.concat(entries.stream(), sources.keySet().stream().sorted()).toList();
  }

  /** Notes a record that is about to be decided or passed over. */
  void read(Item.Read item) {
    var topic = item.raw().topic();
    switch (item) {
      case Item.Watermark mark -> {
        // a source of another life may be behind the one before it, so the last one counts
        var source = sources.get(topic);
        if (source != null && mark.source().startsWith(source)) heard.put(topic, mark.at());
      }
      case Item.Marker marker -> {
        heard.merge(topic, marker.at(), Math::max);
        for (var output : marker.wantedOn()) {
          if (outputs.contains(output)) wanted.merge(output, marker.past(), Math::max);
        }
      }
      case Item.Ready _, Item.Bad _, Item.Unknown _, Item.Skipped _, Item.Elsewhere _ -> {
        if (entries.contains(topic)) heard.merge(topic, item.raw().timestamp(), Math::max);
      }
    }
  }

  /** How far that topic is known. */
  long of(String topic) {
    return heard.getOrDefault(topic, NONE);
  }

  /** The watermark: timers due before it may fire. */
  long reached() {
    var least = Long.MAX_VALUE;
    for (var topic : entries) least = Math.min(least, of(topic));
    for (var topic : sources.keySet()) least = Math.min(least, of(topic));
    return least;
  }

  /** The outputs on which this watermark would be news to somebody who waits. */
  List<String> toTell(long watermark) {
    return wanted.keySet().stream()
        .filter(topic -> watermark > told.getOrDefault(topic, NONE))
        .sorted()
        .toList();
  }

  /** It was told; who is content with it waits no more. */
  void told(String topic, long watermark) {
    told.put(topic, watermark);
    if (watermark > wanted.getOrDefault(topic, NONE)) wanted.remove(topic);
  }
}
