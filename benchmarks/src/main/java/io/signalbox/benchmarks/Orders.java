package io.signalbox.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A child's side: does what it is told, one order a line, and answers each with figures. What else
 * it prints is for the reader.
 */
final class Orders {
  private static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

  private Orders() {}

  /** Does one kind of order. */
  interface Order {
    /** Does it; null if there is nothing to tell. */
    @Nullable Figures run(List<String> words) throws IOException, InterruptedException;
  }

  /** Until there are no more; an order that fails ends the process. */
  static void take(Map<String, Order> orders) throws IOException, InterruptedException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var words = List.of(line.split(" "));
      var order = orders.get(words.getFirst());
      if (order == null) throw new IllegalArgumentException("no such order: " + line);
      var figures = order.run(words.subList(1, words.size()));
      Benchmarks.print((figures == null ? NONE : figures).line());
    }
    System.exit(0);
  }
}
