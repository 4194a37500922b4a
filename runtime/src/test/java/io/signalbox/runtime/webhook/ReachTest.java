package io.signalbox.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.settings.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reaches by a URL of theirs what only we can reach. */
class ReachTest {
  private static final Reach USUAL = new Reach(false, Set.of(443, 8443), List.of());
  private static final Reach PLAIN = new Reach(true, Set.of(80, 443), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::8.8.8.8",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void no_call_goes_to_an_address_that_is_not_public(String address) {
    assertThatThrownBy(() -> USUAL.check("name", InetAddress.ofLiteral(address)))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("where no calls may go");
    var written = address.indexOf(':') < 0 ? address : "[" + address + "]";
    assertThatThrownBy(() -> USUAL.check("https://" + written + "/hook"))
        .isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2a00:1450::1",
        "64:ff9b::8.8.8.8",
        "::ffff:8.8.8.8"
      })
  void calls_go_to_public_addresses(String address) {
    assertThatCode(() -> USUAL.check("name", InetAddress.ofLiteral(address)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/x?y=z",
        "HTTPS://hooks.example.com",
        "https://hooks.example.com:8443/",
        "https://8.8.8.8/",
        "https://[2001:4860:4860::8888]/",
        "https://xn--bcher-kva.example/"
      })
  void a_url_is_read_in_one_way(String url) {
    assertThatCode(() -> USUAL.check(url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.com",
        "//hooks.example.com/",
        "http://hooks.example.com/",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "gopher://hooks.example.com/",
        "jar:https://hooks.example.com!/",
        "https:hooks.example.com",
        "https:///path",
        "https://",
        "https://user@hooks.example.com/",
        "https://user:word@hooks.example.com/",
        "https://hooks.example.com@127.0.0.1/",
        "https://127.0.0.1\\@hooks.example.com/",
        "https://hooks.example.com#@127.0.0.1/",
        "https://hooks.example.com/#part",
        "https://hooks.example.com:22/",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:99999/",
        "https://hooks.example.com:-1/",
        "https://hooks.example.com./",
        "https://127.0.0.1./",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.0.0.1.0x1/",
        "https://name.1/",
        "https://8.8.8.08/",
        "https://256.8.8.8/",
        "https://1.2.3.4.5/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://[v1.fe80]/",
        "https://[::1/",
        "https://\uff11\uff12\uff17.0.0.1/",
        "https://\u2460\u2461\u2466.0.0.1/",
        "https://ex\u0430mple.com/",
        "https://hooks.example.com/\r\nHost: other",
        "https://hooks.example.com/ x",
        "https://hooks_.example.com/",
        "https://%31%32%37.0.0.1/",
        "https://127.0.0.1%00.example.com/"
      })
  void a_url_that_can_be_read_in_another_way_is_refused(String url) {
    assertThatThrownBy(() -> USUAL.check(url)).isInstanceOf(Forbidden.class);
    if (!url.startsWith("http:") && !url.contains(":22")) {
      assertThatThrownBy(() -> PLAIN.check(url.replace("https://", "http://")))
          .isInstanceOf(Forbidden.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3, true", "10.2.0.1, false", "fd00:1::1, true", "127.0.0.1, false"})
  void a_network_can_be_allowed(String address, boolean allowed) {
    var networks = List.of(Network.of("10.1.0.0/16"), Network.of("fd00:1::/32"));
    var reach = new Reach(false, Set.of(443), networks);
    var check = assertThatCode(() -> reach.check("name", InetAddress.ofLiteral(address)));
    if (allowed) check.doesNotThrowAnyException();
    else check.isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @CsvSource({
    "env:SIGNALBOX_SECRET_A, true",
    "file:partner-7.key, true",
    "env:SIGNALBOX_INTERNAL_SECRET, false",
    "env:PATH, false",
    "file:../keys, false",
    "file:/etc/passwd, false",
    "file:.hidden, false",
    "whsec_abc, false"
  })
  void a_reference_leads_to_no_other_secret(String reference, boolean good) {
    assertThat(Secrets.isReference(reference)).isEqualTo(good);
  }
}
