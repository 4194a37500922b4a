package io.signalbox.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.survey.SkipReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatTest {
  @Test
  void every_standing_is_read_as_it_was_written() {
    var now = Instant.parse("2026-03-02T12:00:00Z");
    var all =
        List.of(
            new InvitationPhase.Skipped(SkipReason.FOLLOW_UP),
            new InvitationPhase.Planned(now),
            new InvitationPhase.Open(now),
            new InvitationPhase.Answered(5, null, 1, now, now.plusSeconds(1)),
            new InvitationPhase.Expired(),
            new InvitationPhase.Cancelled("reopened"));
    assertThat(all).hasSameSizeAs(InvitationPhase.class.getPermittedSubclasses());
    for (var phase : all) {
      assertThat(Flat.of(phase).phase()).isEqualTo(phase);
    }
  }
}
