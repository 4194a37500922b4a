package io.signalbox.runtime.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.signalbox.runtime.settings.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks may go.
 *
 * @param plainAllowed whether also to {@code http://}
 * @param ports to which
 * @param networksAllowed networks that are not public and may be called nevertheless, such as
 *     {@code 10.20.0.0/16}
 * @param secretsDir the directory of the files that references {@code file:NAME} name
 * @param silenceMax how long a receiver may say nothing
 */
@ConfigurationProperties("signalbox.webhook")
record WebhookSettings(
    @Bindable(defaultValue = "false") boolean plainAllowed,
    @Bindable(defaultValue = "80,443,8443") Set<Integer> ports,
    @Bindable(defaultValue = "") List<String> networksAllowed,
    @Nullable Path secretsDir,
    @Bindable(defaultValue = "5s") Duration silenceMax) {
  WebhookSettings {
    ports = Set.copyOf(new HashSet<>(ports));
    networksAllowed =
        networksAllowed.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    networksAllowed.forEach(Network::of);
    if (silenceMax.toMillis() < 1) {
      throw new IllegalArgumentException("signalbox.webhook.silence-max must be positive");
    }
  }

  Reach reach() {
    return new Reach(plainAllowed, ports, networksAllowed.stream().map(Network::of).toList());
  }
}
