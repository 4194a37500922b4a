package io.signalbox.benchmarks;

import io.signalbox.quickstart.client.ServiceClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many inputs the loops' batches held and how long they took, as the services' meters tell. */
final class BatchSizes {
  private static final List<String> SERVICES = List.of("ingest", "routing", "sla", "survey");
  private static final String COUNT = "signalbox_loop_batch_records_count";
  private static final String INPUTS = "signalbox_loop_batch_records_sum";
  private static final String SECONDS = "signalbox_loop_commit_seconds_sum";

  private final ServiceClient client;
  private final Map<String, Map<String, Double>> before = new HashMap<>();

  BatchSizes(ServiceClient client) {
    this.client = client;
    for (var service : SERVICES) before.put(service, meters(service));
  }

  /** Prints what has been since this was made. */
  void print() {
    var line = new StringBuilder("  batches:");
    for (var service : SERVICES) {
      var then = before.getOrDefault(service, Map.of());
      var now = meters(service);
      var count = since(then, now, COUNT);
      if (count == 0) continue;
      line.append(
          " %s %,.0f of %.0f inputs and %.1f ms;"
              .formatted(
                  service,
                  count,
                  since(then, now, INPUTS) / count,
                  since(then, now, SECONDS) * 1_000 / count));
    }
    Benchmarks.print(line.toString());
  }

  private static double since(Map<String, Double> then, Map<String, Double> now, String meter) {
    return now.getOrDefault(meter, 0.0) - then.getOrDefault(meter, 0.0);
  }

  private Map<String, Double> meters(String service) {
    var meters = new HashMap<String, Double>();
    for (var line : client.get(service, "/prometheus").body().lines().toList()) {
      var space = line.lastIndexOf(' ');
      if (space < 0 || line.startsWith("#")) continue;
      var name = line.substring(0, space);
      if (name.contains("{")) name = name.substring(0, name.indexOf('{'));
      if (List.of(COUNT, INPUTS, SECONDS).contains(name)) {
        meters.merge(name, Double.parseDouble(line.substring(space + 1)), Double::sum);
      }
    }
    return meters;
  }
}
