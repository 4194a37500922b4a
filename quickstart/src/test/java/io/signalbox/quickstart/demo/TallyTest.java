package io.signalbox.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.demo.Report.Quantiles;
import io.signalbox.runtime.json.Json;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  /** Two contacts at 1000: one assigned after 40 ms and resolved, one after 400 ms. */
  @BeforeEach
  void aDay() {
    see("contacts.inbound", "contact.submitted", "c1", 1_000, "{}");
    see("contacts.inbound", "contact.submitted", "c2", 1_000, "{}");
    ticket("ticket.opened", 1_010, "t1", "'contactId':'c1'");
    ticket("ticket.opened", 1_010, "t2", "'contactId':'c2'");
    ticket("ticket.assigned", 1_040, "t1", "'site':'berlin'");
    ticket("ticket.assigned", 1_400, "t2", "'site':'manila'");
    ticket("ticket.resolved", 2_000, "t1", "'agentId':'agent-1'");
  }

  @Test
  void counts_each_ticket_where_it_was_first_assigned() {
    ticket("ticket.assigned", 9_000, "t2", "'site':'berlin'"); // once more, elsewhere
    var report = report();
    assertThat(report.tickets()).isEqualTo(2);
    assertThat(report.assigned()).isEqualTo(2);
    assertThat(report.resolved()).isEqualTo(1);
    assertThat(report.perSite()).isEqualTo(Map.of("berlin", 1, "manila", 1));
    assertThat(report.perTier()).isEqualTo(Map.of("1", 2));
    assertThat(report.perChannel()).isEqualTo(Map.of("chat", 2));
  }

  @Test
  void measures_from_the_contact_to_the_first_assignment() {
    ticket("ticket.assigned", 9_000, "t2", "'site':'berlin'");
    assertThat(report().assignMillis()).isEqualTo(new Quantiles(40L, 400L));
  }

  @Test
  void a_reopened_ticket_is_not_resolved() {
    ticket("ticket.reopened", 3_000, "t1", "'contactId':'c3'");
    assertThat(report().resolved()).isZero();
  }

  @Test
  void counts_an_alert_once_and_not_when_it_was_retracted() {
    alert("sla.warning", "w1");
    alert("sla.warning", "w1");
    alert("sla.breached", "b1");
    alert("sla.breached", "b2");
    alert("sla.retracted", "b2");
    var report = report();
    assertThat(report.warnings()).isEqualTo(1);
    assertThat(report.breaches()).isEqualTo(1);
  }

  @Test
  void counts_an_escalation_when_the_ticket_goes_up_and_not_when_that_is_asked_for() {
    see("sla.alerts", "sla.escalated", "b1", 1, "{'alertId':'b1','level':1}");
    assertThat(report().escalations()).isZero();
    ticket("ticket.escalated", 5_000, "t1", "'fromTier':1,'toTier':2");
    assertThat(report().escalations()).isEqualTo(1);
  }

  @Test
  void what_was_opened_before_it_looked_is_not_counted() {
    ticket("ticket.assigned", 5_000, "t0", "'site':'berlin'");
    ticket("ticket.resolved", 6_000, "t0", "'agentId':'agent-1'");
    assertThat(report().assigned()).isEqualTo(2);
    assertThat(report().resolved()).isEqualTo(1);
  }

  @Test
  void nps_is_the_share_of_promoters_less_that_of_detractors_and_no_part_of_csat() {
    for (int i = 1; i <= 4; i++) survey("survey.invited", "i" + i, ",'metric':'nps'");
    survey("survey.answered", "i1", ",'score':10");
    survey("survey.answered", "i2", ",'score':9");
    survey("survey.answered", "i3", ",'score':7");
    survey("survey.answered", "i4", ",'score':6");
    assertThat(report().nps()).isCloseTo(25.0, within(0.01));
    assertThat(report().csat()).isNull();
  }

  @Test
  void csat_is_the_share_of_fours_and_fives_by_the_last_answer_of_each() {
    for (int i = 1; i <= 4; i++) survey("survey.invited", "i" + i, "");
    survey("survey.answered", "i1", ",'score':5");
    survey("survey.answered", "i2", ",'score':2");
    survey("survey.answered", "i3", ",'score':1");
    survey("survey.answered", "i3", ",'score':4,'revision':2");
    var report = report();
    assertThat(report.surveysSent()).isEqualTo(4);
    assertThat(report.surveysAnswered()).isEqualTo(3);
    assertThat(report.csat()).isCloseTo(66.67, within(0.01));
  }

  @Test
  void without_answers_and_measurements_there_is_no_figure() {
    var report = new Tally().report(new Fates(Map.of()));
    assertThat(report.csat()).isNull();
    assertThat(report.assignMillis()).isEqualTo(new Quantiles(null, null));
  }

  @Test
  void knows_what_became_of_contacts() {
    see("contacts", "contact.suspended", "c8", 1, "{'contactId':'c8'}");
    see("contacts.inbound.ingest.dead", "contact.submitted", "c9", 1, "{}");
    ticket("ticket.message-received", 1, "t1", "'contactId':'c7'");
    assertThat(tally.fateOf("c1", "c1")).isEqualTo(Fate.TICKET);
    assertThat(tally.fateOf("c7", "c7")).isEqualTo(Fate.TICKET);
    assertThat(tally.fateOf("c8", "c8")).isEqualTo(Fate.SUSPENDED);
    assertThat(tally.fateOf("c9", "c9")).isEqualTo(Fate.REJECTED);
    assertThat(tally.fateOf("c10", "c10")).isNull();
  }

  private Report report() {
    return tally.report(new Fates(Map.of("one", Fate.TICKET, "two", Fate.TICKET)));
  }

  private void ticket(String type, long at, String ticket, String rest) {
    see(
        "tickets",
        type,
        ticket,
        at,
        "{'ticket':{'ticketId':'%s','channel':'chat','requirements':{'tier':1}},%s}"
            .formatted(ticket, rest));
  }

  private void alert(String type, String alert) {
    see("sla.alerts", type, alert, 1, "{'alertId':'%s'}".formatted(alert));
  }

  private void survey(String type, String invitation, String rest) {
    see("surveys", type, invitation, 1, "{'invitationId':'%s'%s}".formatted(invitation, rest));
  }

  private void see(String topic, String type, String subject, long at, String body) {
    var json = Json.read(body.replace('\'', '"'), JsonNode.class);
    tally.see(new Seen(topic, type, subject, subject, at, json));
  }
}
