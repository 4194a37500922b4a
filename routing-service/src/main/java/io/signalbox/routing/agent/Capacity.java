package io.signalbox.routing.agent;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;

/** How much an agent can take. */
public final class Capacity {
  /** What is assumed of an agent of whom nothing is said: enough to work, too little to drown. */
  private static final int TICKETS_DEFAULT = 5;

  private Capacity() {}

  /** How many tickets an agent takes in all: as said, else the sum over the channels. */
  public static int total(DefineAgent agent) {
    var said = agent.maxTickets();
    if (said != null) return said;
    if (agent.capacity().isEmpty()) return TICKETS_DEFAULT;
    return agent.capacity().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of a channel; a channel of which nothing is said is bounded by the total alone. */
  public static int on(DefineAgent agent, Channel channel) {
    var said = agent.capacity().get(channel.value());
    return said == null ? total(agent) : said;
  }

  /** Whether one more ticket of that channel fits. */
  public static boolean hasRoom(DefineAgent agent, Load load, Channel channel) {
    return load.total() < total(agent) && load.on(channel) < on(agent, channel);
  }
}
