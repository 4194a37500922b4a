package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.signalbox.runtime.settings.Network;
import java.util.List;

/**
 * Who may say for whom a request is.
 *
 * @param trusted the proxies before us, as addresses or networks such as {@code 10.0.0.0/8}; what
 *     anybody else says in {@code Forwarded} or {@code X-Forwarded-For} is not believed
 */
@ConfigurationProperties("signalbox.proxies")
record ProxySettings(@Bindable(defaultValue = "") List<String> trusted) {
  ProxySettings {
    trusted = trusted.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    trusted.forEach(Network::of);
  }

  Visitors visitors() {
    return new Visitors(trusted.stream().map(Network::of).toList());
  }
}
