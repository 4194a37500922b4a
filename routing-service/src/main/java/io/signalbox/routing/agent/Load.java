package io.signalbox.routing.agent;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.contact.Channel;
import java.util.HashMap;
import java.util.Map;

/**
 * How many tickets an agent holds: those in work and those offered. Each takes one unit of the
 * agent's capacity, in all and on its channel.
 */
public record Load(int total, Map<String, Integer> byChannel) {
  /** No tickets. */
  public static final Load NONE = new Load(0, Map.of());

  public Load {
    byChannel = Frozen.map(byChannel);
  }

  /** How many of that channel. */
  public int on(Channel channel) {
    return byChannel.getOrDefault(channel.value(), 0);
  }

  /** One more. */
  public Load plus(Channel channel) {
    return changed(channel, 1);
  }

  /** One less. */
  public Load minus(Channel channel) {
    return changed(channel, -1);
  }

  private Load changed(Channel channel, int by) {
    var counts = new HashMap<>(byChannel);
    var now = on(channel) + by;
    if (now < 0) throw new IllegalStateException("less than no tickets on " + channel);
    if (now == 0) counts.remove(channel.value());
    else counts.put(channel.value(), now);
    return new Load(total + by, counts);
  }
}
