package io.signalbox.runtime.webhook;

import io.signalbox.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery by HTTP carries.
 *
 * @param url where it goes; checked by {@link Reach} at each call
 * @param body JSON
 * @param secret a reference to what signs it, see {@link Secrets}; null: it goes unsigned
 */
public record Post(String url, String body, @Nullable String secret) {
  /** The kind of such a delivery. */
  public static final String KIND = "webhook";

  /** The payload of its delivery. */
  public String payload() {
    return Json.text(this);
  }
}
