package io.signalbox.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import io.signalbox.ingest.normalising.Regions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where phone numbers without a country code are dialled.
 *
 * @param defaultRegion two capital letters (ISO 3166)
 * @param regions the same for single workspaces, by their ids
 */
@ConfigurationProperties("signalbox.ingest")
record IngestSettings(
    @Bindable(defaultValue = "US") String defaultRegion,
    @MapFormat(keyFormat = StringConvention.RAW) @Nullable Map<String, String> regions) {

  IngestSettings {
    require("default-region", defaultRegion);
    if (regions != null) {
      regions.values().forEach(region -> require("regions", region));
    }
  }

  Regions asRegions() {
    return new Regions(defaultRegion, regions == null ? Map.of() : regions);
  }

  private static void require(String name, String region) {
    if (!Regions.isRegion(region)) {
      throw new IllegalArgumentException(
          "signalbox.ingest." + name + " names no country: " + region);
    }
  }
}
