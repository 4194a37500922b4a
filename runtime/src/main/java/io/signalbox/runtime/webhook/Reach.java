package io.signalbox.runtime.webhook;

import io.signalbox.runtime.settings.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where calls may go: to public addresses, by a URL that can be read in one way only. Whoever names
 * a URL must not reach by it what only we can reach.
 *
 * @param plain whether also without TLS
 * @param ports to which
 * @param also networks that are not public and may be called nevertheless
 */
public record Reach(boolean plain, Set<Integer> ports, List<Network> also) {
  private static final int URL_CHARACTERS_MAX = 2_000;
  private static final Pattern QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.|$)){4}");

  /** What some resolver takes for a number, in whatever base. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

  /** Of IPv4, by IANA's registry of special addresses; multicast and what is reserved. */
  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** Of IPv6 only this is given out; of it not what holds an IPv4 address, or is for papers. */
  private static final Network GIVEN_OUT_6 = Network.of("2000::/3");

  private static final List<Network> NOT_PUBLIC_6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** By which IPv4 is reached from a network that has none: the last 32 bits say whom. */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  public Reach {
    ports = Set.copyOf(ports);
    also = List.copyOf(also);
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }

  /**
   * The URL, if calls may go there as far as it can be told without asking for addresses. A service
   * asks when somebody names one; each call asks again.
   *
   * @throws Forbidden and why, for whoever named it
   */
  public URI check(String url) throws Forbidden {
    if (url.length() > URL_CHARACTERS_MAX) throw new Forbidden("the URL is too long");
    var uri = read(url);
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    var usual =
        switch (scheme) {
          case "https" -> 443;
          case "http" -> 80;
          default -> throw new Forbidden("the URL must begin with https://");
        };
    if (usual == 80 && !plain) throw new Forbidden("only https:// is allowed");
    if (uri.getHost() == null) throw new Forbidden("the URL names no host");
    if (uri.getRawUserInfo() != null) throw new Forbidden("the URL holds credentials");
    if (uri.getRawFragment() != null) throw new Forbidden("the URL has a fragment");
    var port = uri.getPort() < 0 ? usual : uri.getPort();
    if (!ports.contains(port)) throw new Forbidden("port " + port + " is not allowed");
    checkHost(uri.getHost());
    return uri;
  }

  private static URI read(String url) throws Forbidden {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new Forbidden("that is no URL: " + e.getReason());
    }
  }

  /** A name, or an address in the one way that everybody reads alike. */
  private void checkHost(String host) throws Forbidden {
    if (host.startsWith("[")) {
      check(host, literal(host.substring(1, host.length() - 1)));
      return;
    }
    if (host.endsWith(".")) throw new Forbidden("the host ends in a dot");
    if (!NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()) return;
    if (!QUAD.matcher(host).matches()) throw new Forbidden("an address is written like 192.0.2.1");
    check(host, literal(host));
  }

  private static InetAddress literal(String text) throws Forbidden {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new Forbidden("that is no address: " + text);
    }
  }

  /** Requires that calls may go to the address that a host was found at. */
  void check(String host, InetAddress address) throws Forbidden {
    if (!isPublic(address) && also.stream().noneMatch(network -> network.has(address))) {
      throw new Forbidden(
          "%s is at %s, where no calls may go".formatted(host, address.getHostAddress()));
    }
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) return hasNone(NOT_PUBLIC_4, address);
    if (NAT64.has(address)) return hasNone(NOT_PUBLIC_4, behind(address));
    return GIVEN_OUT_6.has(address) && hasNone(NOT_PUBLIC_6, address);
  }

  private static boolean hasNone(List<Network> networks, InetAddress address) {
    return networks.stream().noneMatch(network -> network.has(address));
  }

  private static InetAddress behind(InetAddress address) {
    var bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
