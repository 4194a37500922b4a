package io.signalbox.routing.state;

import io.signalbox.runtime.shard.Ids;

/** The kinds of timers, and what they are about. */
public final class Kinds {
  /** An offer is not answered; about a ticket. */
  public static final String OFFER = "offer";

  /** What was waited for did not come; about a ticket. */
  public static final String UNTIL = "until";

  /** Agents declined a ticket a while ago; about a ticket. */
  public static final String DECLINED = "declined";

  /** An agent has cooled down; about an agent. */
  public static final String PAUSE_OVER = "cool";

  /** Somebody may be free for something that waits; about a workspace. */
  public static final String MATCH = "match";

  /** An agent is offline for so long that others do their work; about an agent. */
  public static final String ABSENT = "absent";

  /** So long that what waits with them is nobody's any more; about an agent. */
  public static final String LONG_ABSENT = "long-absent";

  /** Agents may have tickets that they must not have any more; about a workspace. */
  public static final String BOUNDS = "bounds";

  /** A ticket is over for so long that what was said in it is erased; about a ticket. */
  public static final String KEPT = "kept";

  private Kinds() {}

  /** The subject of a workspace's timers. */
  public static String workspaceSubject(String workspace) {
    return "workspace/" + Ids.hash(workspace);
  }
}
