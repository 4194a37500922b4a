package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;

/**
 * Which web pages of other origins may read our answers. None unless they are named: whoever sends
 * a request needs a key all the same.
 *
 * @param origins each exactly as a browser names it, such as {@code https://desk.example.com}
 * @param credentials whether a browser may send cookies along
 */
@ConfigurationProperties("signalbox.cors")
record CorsSettings(
    @Bindable(defaultValue = "") List<String> origins,
    @Bindable(defaultValue = "false") boolean credentials) {
  private static final int ORIGINS_MAX = 100;

  CorsSettings {
    origins = origins.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    if (origins.size() > ORIGINS_MAX) {
      throw new IllegalArgumentException("signalbox.cors.origins are up to " + ORIGINS_MAX);
    }
    origins.forEach(CorsSettings::requireExact);
  }

  private static void requireExact(String origin) {
    if (!isExact(origin)) {
      throw new IllegalArgumentException(
          "signalbox.cors.origins: '"
              + origin
              + "' is no exact origin such as https://desk.example.com; wildcards, paths and"
              + " default ports are none");
    }
  }

  /** Scheme, host and perhaps a port, in the form in which browsers send it. */
  private static boolean isExact(String origin) {
    if (!origin.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?"))
      return false;
    var port = URI.create(origin).getPort();
    return port != (origin.startsWith("https:") ? 443 : 80);
  }
}
