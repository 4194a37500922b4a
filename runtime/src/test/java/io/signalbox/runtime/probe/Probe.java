package io.signalbox.runtime.probe;

import io.signalbox.runtime.testkit.LiveService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The probe service as it really runs. */
public final class Probe extends LiveService {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Probe(Path directory, Map<String, Object> settings) throws IOException {
    super("probe", Probe.class, directory, settings);
  }

  /** Starts it over what the directory holds, with these settings besides. */
  public static Probe start(Path directory, Map<String, Object> settings) throws IOException {
    var all = new HashMap<>(settings);
    all.putIfAbsent("probe.prefix", "probe" + COUNT.incrementAndGet());
    return new Probe(directory, all);
  }

  /** Starts its edge alone, without a broker. */
  public static Probe edgeOnly(Path directory) throws IOException {
    return edgeOnly(directory, 100_000);
  }

  /** The same, for so many requests a second and key. */
  public static Probe edgeOnly(Path directory, int perSecond) throws IOException {
    return start(
        directory,
        Map.of(
            "signalbox.loop.enabled",
            false,
            "signalbox.kafka.bootstrap-servers",
            "127.0.0.1:1",
            "signalbox.rate.per-second",
            perSecond,
            "signalbox.rate.burst",
            perSecond));
  }

  /** Its topics. */
  public Topics topics() {
    return bean(Topics.class);
  }
}
