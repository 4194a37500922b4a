package io.signalbox.routing.assignment;

import io.signalbox.routing.agent.AgentState;
import org.jspecify.annotations.Nullable;

/** The agents as they stand at this point of a decision. */
public interface AgentsNow {
  /** The agent of that id, if there is one. */
  @Nullable AgentState agent(String id);
}
