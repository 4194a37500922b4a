package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders report goes on to whoever asked for the reply. */
class ReplyReportTest {
  @ParameterizedTest
  @EnumSource
  void a_report_goes_on_with_the_time_it_happened(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var before = door.now().minus(Duration.ofMinutes(1));
      var reply = new ReplyReport.Delivered("r-1", "i-1", before);
      assertThat(passedOn(door, reply)).isEqualTo(reply);
      var failed = new ReplyReport.Failed("r-2", null, before, "full");
      assertThat(passedOn(door, failed)).isEqualTo(failed);

      assertThat(passedOn(door, new ReplyReport.Sent("r-1", null, null)))
          .isEqualTo(new ReplyReport.Sent("r-1", null, door.now()));
      var tomorrow = door.now().plus(Duration.ofDays(1));
      assertThat(passedOn(door, new ReplyReport.Read("r-1", null, tomorrow)))
          .as("a clock that is wrong")
          .isEqualTo(new ReplyReport.Read("r-1", null, door.now()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sent", "delivered", "read", "failed"})
  void only_integrations_report(String what) throws Exception {
    var protocol = new IngestProtocol();
    var type = "reply." + what;
    var json = "{\"replyId\":\"r-1\",\"reason\":\"full\"}".getBytes(StandardCharsets.UTF_8);
    var report = protocol.decode(Topics.INGEST_COMMANDS, type, json);
    assertThat(report).isInstanceOf(ReplyReport.class);
    var agent = new Actor("sb_agent", Role.AGENT, FrontDoor.WS, "agent-1");
    assertThat(protocol.allowed(FrontDoor.INTEGRATION, Topics.INGEST_COMMANDS, type, report))
        .isTrue();
    assertThat(protocol.allowed(agent, Topics.INGEST_COMMANDS, type, report)).isFalse();
  }

  private static Object passedOn(FrontDoor door, ReplyReport report) {
    door.command(report);
    var sent = door.shard.drainEvents();
    assertThat(sent)
        .extracting(Outgoing::topic, Outgoing::subject)
        .containsExactly(tuple(Topics.CONTACTS, report.replyId()));
    return sent.getFirst().body();
  }
}
