package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies are 10.0.0.0/8 and fd00::1; the visitor is 203.0.113.7, unless a row says otherwise. */
class VisitorsTest {
  private final Visitors visitors =
      new ProxySettings(List.of(" 10.0.0.0/8", "fd00::1", "")).visitors();

  @ParameterizedTest(name = "{0} says {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10.1.2.3|203.0.113.7|203.0.113.7",
        "10.1.2.3|203.0.113.7:4711|203.0.113.7",
        "10.1.2.3|203.0.113.7, 10.9.9.9|203.0.113.7", // two proxies in a row
        "10.1.2.3|198.51.100.1, 203.0.113.7|203.0.113.7", // the first is what the visitor made up
        "10.1.2.3|10.4.4.4, 203.0.113.7|203.0.113.7",
        "fd00::1|2001:db8::7|2001:db8:0:0:0:0:0:7",
        "fd00::1|[2001:db8::7]:4711|2001:db8:0:0:0:0:0:7",
        "10.1.2.3|10.4.4.4|10.4.4.4", // from inside
        "10.1.2.3|``|10.1.2.3",
        "10.1.2.3|unknown|10.1.2.3",
        "10.1.2.3|203.0.113.7, localhost|10.1.2.3",
        "10.1.2.3|203.0.113.7,|10.1.2.3",
        "203.0.113.9|198.51.100.1|203.0.113.9", // nobody believes a stranger
        "fd00::2|198.51.100.1|fd00:0:0:0:0:0:0:2"
      })
  void are_who_the_last_trusted_proxy_says(String peer, String said, String visitor) {
    assertThat(visitors.of(address(peer), List.of(), List.of(said))).isEqualTo(visitor);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=203.0.113.7|203.0.113.7",
        "For=\"203.0.113.7:4711\";proto=https;by=10.0.0.1|203.0.113.7",
        "proto=https; for = \"[2001:db8::7]:4711\"|2001:db8:0:0:0:0:0:7",
        "for=198.51.100.1, for=203.0.113.7;proto=http, for=10.0.0.2|203.0.113.7",
        "for=203.0.113.7, for=_hidden|10.1.2.3",
        "for=203.0.113.7, proto=https|10.1.2.3",
        "for=\"|10.1.2.3"
      })
  void are_who_forwarded_says_also_against_the_other_header(String forwarded, String visitor) {
    assertThat(visitors.of(address("10.1.2.3"), List.of(forwarded), List.of("198.51.100.9")))
        .isEqualTo(visitor);
  }

  @Test
  void the_header_may_come_in_several_lines() {
    var lines = List.of("198.51.100.1", "203.0.113.7, 10.0.0.2");
    assertThat(visitors.of(address("10.1.2.3"), List.of(), lines)).isEqualTo("203.0.113.7");
  }

  @Test
  void a_long_list_is_read_from_its_end_and_no_further_than_makes_sense() {
    var many = new String[10_000];
    Arrays.fill(many, "10.0.0.2");
    many[0] = "203.0.113.7";
    var line = String.join(",", many);
    assertThat(visitors.of(address("10.1.2.3"), List.of(), List.of(line))).isEqualTo("10.0.0.2");
  }

  @Test
  void without_proxies_nobody_is_believed() {
    var direct = new ProxySettings(List.of()).visitors();
    assertThat(direct.of(address("10.1.2.3"), List.of("for=1.2.3.4"), List.of("1.2.3.4")))
        .isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/x",
        "10.0.0.0/",
        "::/129"
      })
  void what_is_no_network_is_refused_at_start(String network) {
    assertThatThrownBy(() -> new ProxySettings(List.of(network)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
