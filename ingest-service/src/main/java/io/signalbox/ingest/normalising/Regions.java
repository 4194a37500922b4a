package io.signalbox.ingest.normalising;

import java.util.Map;

/**
 * Where a phone number without a country code is dialled from.
 *
 * @param fallback for workspaces that are not named, such as {@code US}
 */
public record Regions(String fallback, Map<String, String> byWorkspace) {
  public Regions {
    byWorkspace = Map.copyOf(byWorkspace);
  }

  /** The region of a workspace. */
  public String of(String workspace) {
    return byWorkspace.getOrDefault(workspace, fallback);
  }
}
