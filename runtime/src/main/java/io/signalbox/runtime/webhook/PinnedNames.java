package io.signalbox.runtime.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Asks once where a host is, for each connection, and lets it be made to what was checked: a name
 * that leads elsewhere a moment later is not asked again.
 */
record PinnedNames(Reach reach, Names names) implements DnsResolver {
  /** Says where a host is. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    var found = names.of(name).clone();
    for (var address : found) reach.check(name, address);
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
