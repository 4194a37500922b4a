package io.signalbox.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
  private static final CustomerFacts GOLD =
      new CustomerFacts(
          null, "enterprise", "gold", "Harbour", "de", "m-1", Map.of("seats", 250, "trial", false));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          customer.plan == 'gold'                                      | true  | false
          customer.segment == 'enterprise' && customer.language == 'de' | true | false
          customer.attributes.seats > 100                              | true  | false
          customer.attributes.trial                                    | false | false
          customer.attributes.trial == false                           | true  | false
          customer.attributes.nothing == 1                             | false | false
          customer.plan == ''                                          | false | true
          customer.name == ''                                          | true  | true
          tier >= 2 && queue == 'billing' && brand == ''               | true  | true
          channel == 'email' && priority == 'normal'                   | true  | true
          intent.matches('(?i)REFUND') && language == 'en'             | true  | true
          account == 'help'                                            | true  | true
          """)
  void the_first_whose_condition_holds_counts(String condition, boolean gold, boolean unknown) {
    var policies =
        new Policies(List.of(policy("asked", condition), policy("rest", null)), PoliciesTest::none);
    assertThat(policies.promise(Metric.FIRST_REPLY, ticket(GOLD)).orElseThrow().policy())
        .isEqualTo(gold ? "asked" : "rest");
    assertThat(policies.promise(Metric.FIRST_REPLY, ticket(null)).orElseThrow().policy())
        .isEqualTo(unknown ? "asked" : "rest");
  }

  @Test
  void what_cannot_be_a_condition_is_found_before_it_counts() {
    for (var wrong :
        List.of("customer.plan ==", "tier", "text == ''", "tier == 'two'", "x".repeat(5_000))) {
      var faults =
          PolicyCheck.faults(
              List.of(policy("fine", "tier > 1"), policy("wrong", wrong)),
              _ -> WorkingTime.AROUND_THE_CLOCK,
              Instant.EPOCH);
      assertThat(faults).as(wrong).hasSize(1);
      assertThat(faults.getFirst().code()).isEqualTo("bad-condition");
      assertThat(faults.getFirst().pointer()).isEqualTo("/policies/1/when/condition");
      assertThat(faults.getFirst().detail()).isNotBlank();
    }
  }

  private static CalendarVersion none(String id) {
    return new CalendarVersion(id, 1);
  }

  private static Policy policy(String id, @Nullable String condition) {
    var when = condition == null ? null : new Policy.When(List.of(), List.of(), condition);
    var target =
        new Policy.Target(Metric.FIRST_REPLY, null, null, null, Duration.ofHours(1), false);
    return new Policy(id, when, null, List.of(target), List.of(), false);
  }

  private static TicketFacts ticket(@Nullable CustomerFacts customer) {
    return new TicketFacts(
        Channel.EMAIL, "help", null, "billing", Priority.NORMAL, 2, "refund", "en", customer);
  }
}
