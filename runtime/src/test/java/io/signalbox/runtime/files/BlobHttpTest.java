package io.signalbox.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.blob.Blobs;
import io.signalbox.runtime.files.BlobAddresses.Named;
import io.signalbox.runtime.json.Violation;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files handed in and read over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlobHttpTest {
  private static final int MAX = 3_000_000;
  private static final String PAGE = "<script>x</script>";

  private Path kept = Path.of("none");
  private Probe service;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    kept = directory.resolve("kept");
    service =
        Probe.start(
            directory,
            Map.of(
                "signalbox.loop.enabled",
                false,
                "signalbox.kafka.bootstrap-servers",
                "127.0.0.1:1",
                "signalbox.blobs.enabled",
                true,
                "signalbox.blobs.dir",
                kept.toString(),
                "signalbox.blobs.bytes-max",
                MAX,
                "signalbox.blobs.uploads-max",
                1));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void what_was_handed_in_is_read_by_a_signed_address_and_never_shown_as_a_page() throws Exception {
    var taken = post(Role.INTEGRATION, "text/html; charset=utf-8", BodyPublishers.ofString(PAGE));
    assertThat(taken.status()).isEqualTo(201);
    var hash = taken.json().path("sha256").asText();
    assertThat(taken.json().path("size").asInt()).isEqualTo(18);
    assertThat(taken.json().path("type").asText()).isEqualTo("text/html");

    var address = address(Probe.WORKSPACE, hash, "Überweisung \"1\".html");
    var read = service.send(service.to(address));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.http().body()).isEqualTo(PAGE);
    assertThat(read.header("Content-Length")).isEqualTo("18");
    assertThat(read.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''%C3%9Cberweisung%20%221%22.html");
    assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(read.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(read.header("Cache-Control")).contains("no-store");

    for (var changed :
        new String[] {
          address.replace("workspace=", "workspace=x"),
          address.replace("holder=t1", "holder=t2"),
          address.replace("type=text", "type=image"),
          address.replaceAll("expires=[0-9]+", "expires=9999999999"),
          address + "00"
        }) {
      service.send(service.to(changed)).problem(403, "forbidden");
    }
    service.send(service.to(address("other", hash, "x"))).problem(404, "not-found");
    service.get(Role.ADMIN, "/v1/blobs/" + hash).problem(400, "bad-parameter");
  }

  /** Where the system tells what a process has open; elsewhere only the answers are checked. */
  @Test
  @Timeout(30)
  void whatever_is_asked_of_an_address_no_file_stays_open() throws Exception {
    var blobs = service.bean(Blobs.class);
    var bytes = new ByteArrayInputStream(new byte[MAX]);
    var address = address(Probe.WORKSPACE, blobs.put(Probe.WORKSPACE, "x/y", bytes).sha256(), "x");
    var since = service.to(address).header("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(service.send(since).http().body()).hasSize(MAX);
    assertThat(service.send(service.to(address).header("Range", "bytes=0-1")).status())
        .isEqualTo(200);
    var head = service.send(service.to(address).HEAD());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(MAX));
    await().untilAsserted(() -> assertThat(opened()).as("after HEAD").isEmpty());
    goAwayDuring(address);
    await().untilAsserted(() -> assertThat(opened()).isEmpty());
  }

  private void goAwayDuring(String address) throws IOException {
    var at = service.address();
    try (var line = new Socket(at.getHost(), at.getPort())) {
      var request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(line.getInputStream().readNBytes(1_000)).hasSize(1_000);
    }
  }

  private List<Path> opened() throws IOException {
    var all = Path.of("/proc/self/fd");
    var found = new ArrayList<Path>();
    if (!Files.isDirectory(all)) return found;
    try (var each = Files.newDirectoryStream(all)) {
      for (var link : each) {
        try {
          var file = Files.readSymbolicLink(link);
          if (file.startsWith(kept.resolve("kept").toRealPath())) found.add(file);
        } catch (NoSuchFileException e) {
          // closed meanwhile
        }
      }
    }
    return found;
  }

  @Test
  @Timeout(15) // what is refused is read to its end, and nobody waits for the deadline of requests
  void files_are_longer_than_other_bodies_and_have_an_end() throws Exception {
    var bytes = new byte[MAX];
    assertThat(post(Role.AGENT, "image/png", BodyPublishers.ofByteArray(bytes)).status())
        .isEqualTo(201);
    assertThat(post(Role.AGENT, "image/png", chunked(bytes)).status()).isEqualTo(201);
    post(Role.AGENT, "image/png", BodyPublishers.ofByteArray(new byte[MAX + 1]))
        .problem(413, "too-large");
    post(Role.AGENT, "image/png", chunked(new byte[4 * MAX])).problem(413, "too-large");
    assertThat(post(Role.AGENT, "image/png", BodyPublishers.noBody()).json().path("size").asInt())
        .isZero();
    assertThat(kept.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void whoever_may_not_hand_in_is_refused() throws Exception {
    post(Role.OPS, "image/png", BodyPublishers.ofString("x")).problem(403, "forbidden");
    var nobody = service.to("/v1/blobs").POST(BodyPublishers.ofString("x"));
    assertThat(service.send(nobody).status()).isEqualTo(401);
    var untyped = service.as(Role.AGENT, "/v1/blobs").POST(BodyPublishers.ofString("x"));
    assertThat(service.send(untyped).json().path("type").asText())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void no_more_come_in_at_a_time_than_may() throws Exception {
    try (var _ = service.bean(Uploads.class).begin()) {
      post(Role.AGENT, "image/png", BodyPublishers.ofString("x")).problem(503, "busy");
    }
    assertThat(post(Role.AGENT, "image/png", BodyPublishers.ofString("x")).status()).isEqualTo(201);
  }

  @Test
  void attachments_may_name_only_what_is_there() throws Exception {
    var blobs = service.bean(Blobs.class);
    var bytes = new ByteArrayInputStream(new byte[] {7});
    var hash = blobs.put(Probe.WORKSPACE, "x/y", bytes).sha256();
    var named = service.bean(NamedBlobs.class);
    var body = "{'attachments':[{'fileName':'a'},{'blob':'%s'},{'blob':'%s'}]}";
    named.require(Probe.WORKSPACE, null, json(body.formatted(hash, hash)));
    var unknown = json(body.formatted(hash, "0".repeat(64)));
    assertThat(named.asked(Probe.WORKSPACE, null).unknown(unknown))
        .extracting(Violation::pointer)
        .containsExactly("/attachments/2/blob");
    assertThat(named.asked("other", "t1").unknown(json(body.formatted(hash, hash)))).hasSize(2);
    assertThatThrownBy(() -> named.require(Probe.WORKSPACE, "t1", unknown))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo("unknown-blob"));
    var escaped = body.replace("'blob'", "'bl\\u006fb'").formatted(hash, "0".repeat(64));
    assertThat(named.asked(Probe.WORKSPACE, null).unknown(json(escaped))).hasSize(1);
    for (var other : new String[] {"{'blob':", "{'attachments':{'blob':1}}", "[{'blob':'x'}]"}) {
      assertThat(named.asked(Probe.WORKSPACE, null).unknown(json(other))).isEmpty();
    }
  }

  @Test
  void a_request_names_as_many_different_blobs_as_may_be() throws Exception {
    var asked = service.bean(NamedBlobs.class).asked(Probe.WORKSPACE, null);
    var body = "{'attachments':[{'blob':'%064x'}]}";
    for (var i = 0; i < 2 * NamedBlobs.BLOBS_MAX; i++) {
      assertThat(asked.unknown(json(body.formatted(i % NamedBlobs.BLOBS_MAX)))).hasSize(1);
    }
    assertThatThrownBy(() -> asked.unknown(json(body.formatted(NamedBlobs.BLOBS_MAX))))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo("too-many-blobs"));
  }

  @Test
  void a_store_that_takes_nothing_is_told_as_that(@TempDir Path own) throws Exception {
    var file = Files.writeString(own.resolve("file"), "no directory");
    var settings =
        Map.<String, Object>of(
            "signalbox.loop.enabled",
            false,
            "signalbox.kafka.bootstrap-servers",
            "127.0.0.1:1",
            "signalbox.blobs.enabled",
            true,
            "signalbox.blobs.dir",
            file.resolve("blobs").toString());
    try (var full = Probe.start(own, settings)) {
      var reply = full.send(full.as(Role.AGENT, "/v1/blobs").POST(BodyPublishers.ofString("x")));
      reply.problem(503, "blobs-away");
      assertThat(reply.header("Retry-After")).isEqualTo("5");
    }
  }

  private String address(String workspace, String hash, String name) {
    return service
        .bean(BlobAddresses.class)
        .of(new Named(workspace, "t1", hash, "text/html", name));
  }

  private static BodyPublisher chunked(byte[] bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private Reply post(Role role, String type, BodyPublisher body) throws Exception {
    return service.send(service.as(role, "/v1/blobs").header("Content-Type", type).POST(body));
  }
}
