package io.signalbox.runtime.security;

import java.util.regex.Pattern;

/** Which names workspaces and agents may have. */
public final class Workspaces {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

  private Workspaces() {}

  /** Whether a workspace may have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static boolean isAgent(String id) {
    return AGENT.matcher(id).matches();
  }
}
