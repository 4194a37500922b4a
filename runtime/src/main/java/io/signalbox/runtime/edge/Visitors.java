package io.signalbox.runtime.edge;

import io.signalbox.runtime.settings.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is that came through proxies: each adds, behind what it was told, who asked it.
 * So the list is read from its end, as long as who wrote the entry is trusted; what stands before
 * is what anybody may have made up.
 */
final class Visitors {
  /** More proxies than stand in a row anywhere. */
  private static final int ENTRIES_MAX = 20;

  /** The {@code for} of one element of {@code Forwarded} (RFC 7239), in quotes or not. */
  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

  private final List<Network> trusted;

  Visitors(List<Network> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /**
   * The address to count a request against.
   *
   * @param peer who is connected to us
   * @param forwarded lines of the header {@code Forwarded}, which wins if there is one
   * @param forwardedFor lines of the header {@code X-Forwarded-For}
   */
  String of(InetAddress peer, List<String> forwarded, List<String> forwardedFor) {
    var known = peer;
    if (trusts(known)) {
      for (var said : said(forwarded, forwardedFor).reversed()) {
        var before = address(said);
        if (before == null) {
          break; // hidden or unreadable: whoever wrote it is the last one we know
        }
        known = before;
        if (!trusts(known)) {
          break;
        }
      }
    }
    return known.getHostAddress();
  }

  private boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.has(address));
  }

  private static List<String> said(List<String> forwarded, List<String> forwardedFor) {
    var said = new ArrayList<String>();
    for (var line : forwarded.isEmpty() ? forwardedFor : forwarded) {
      for (var entry : line.split(",", -1)) {
        said.add(forwarded.isEmpty() ? entry.strip() : node(entry));
      }
    }
    return said.subList(Math.max(0, said.size() - ENTRIES_MAX), said.size());
  }

  private static String node(String element) {
    var found = FOR.matcher(element);
    if (!found.find()) {
      return "";
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /** With or without a port; an IPv6 address with one is in brackets. */
  private static @Nullable InetAddress address(String node) {
    var text = node;
    if (text.startsWith("[")) {
      var end = text.indexOf(']');
      text = end < 0 ? "" : text.substring(1, end);
    } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
      text = text.substring(0, text.indexOf(':'));
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
