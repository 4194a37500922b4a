package io.signalbox.ingest.normalising;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a phone number without a country code is dialled from.
 *
 * @param fallback for workspaces that are not named, such as {@code US}
 */
public record Regions(String fallback, Map<String, String> byWorkspace) {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  public Regions {
    byWorkspace = Map.copyOf(byWorkspace);
  }

  /** Whether a region is a country's. */
  public static boolean isRegion(String region) {
    return COUNTRIES.contains(region);
  }

  /** The region of a workspace. */
  public String of(String workspace) {
    return byWorkspace.getOrDefault(workspace, fallback);
  }
}
