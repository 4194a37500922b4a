package io.signalbox.survey.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurveyProtocolTest {
  @Test
  void of_tickets_only_their_ends_are_read_and_what_is_unknown_is_noticed() {
    var protocol = SurveyProtocol.json();
    for (var entry : Catalogue.entries()) {
      if (!entry.topic().equals(Topics.TICKETS)) continue;
      assertThat(protocol.concerns(entry.topic(), entry.shortName()))
          .as(entry.shortName())
          .isEqualTo(
              Set.of("ticket.resolved", "ticket.reopened", "ticket.erased", "customer.erased")
                  .contains(entry.shortName()));
    }
    assertThat(protocol.concerns(Topics.TICKETS, "ticket.invented-later")).isTrue();
  }
}
