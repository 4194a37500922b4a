package io.signalbox.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way with nothing but Kafka, in every form that entry topics take. */
@ExtendWith(WhenPackaged.class)
class KafkaJourneyTest {
  private static final List<String> READ =
      List.of(
          Topics.CONTACTS,
          Topics.CONTACTS_OUTBOUND,
          Topics.TICKETS,
          Topics.SLA_CLOCKS,
          Topics.SLA_ALERTS,
          Topics.SURVEYS);

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_contact_becomes_a_ticket_that_is_answered_resolved_and_surveyed(Engine engine) {
    var there = Installation.on(engine);
    for (var form : Form.values()) {
      try (var book = Book.fromNow(there, READ);
          var post = new Post(there)) {
        new Road(there, book, post, form).travel();
        System.out.printf(
            "Kafka journey on %s, %s records: %d events read%n", engine, form, book.read().count());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_promise_not_kept_is_warned_of_broken_and_goes_up_to_an_expert(Engine engine) {
    var there = Installation.on(engine);
    try (var book = Book.fromNow(there, READ);
        var post = new Post(there)) {
      var road = new Road(there, book, post, Form.BINARY);
      var ticket = road.submit("chat");
      var first = book.await("ticket.offered", ticket);
      assertThat(first.text("agentId")).startsWith("agent-");

      var warning = book.await("sla.warning", ticket);
      var breach = book.await("sla.breached", ticket);
      var escalation = book.await("sla.escalated", ticket);
      assertThat(escalation.text("alertId")).isEqualTo(breach.text("alertId"));
      assertThat(breach.body().path("provisional").asBoolean()).isFalse();
      assertThat(breach.text("breachedAt")).isEqualTo(breach.body().at("/clock/dueAt").asText());
      var escalated = book.await("ticket.escalated", ticket);
      assertThat(escalated.body().path("toTier").asInt()).isEqualTo(2);
      assertThat(escalated.header("ce_causationid")).isEqualTo(escalation.text("commandId"));

      var second =
          book.await(
              "offer to the expert",
              each -> each.is("ticket.offered") && each.text("agentId").equals("expert-1"));
      assertThat(second.ticket()).isEqualTo(ticket);
      road.accept(second);
      road.tell("expert-1", "ticket.reply", ticket, Map.of("text", "Sorry for the wait."));
      var fulfilled = book.await("clock.fulfilled", ticket);
      assertThat(fulfilled.body().path("inTime").asBoolean()).isFalse();
      road.tell("expert-1", "ticket.resolve", ticket, Map.of());
      var _ = book.await("ticket.resolved", ticket);
      System.out.printf(
          "broken promise on %s: warned at %s, broken at %s, from %s to %s%n",
          engine,
          warning.text("warnedAt"),
          breach.text("breachedAt"),
          first.text("agentId"),
          second.text("agentId"));
    }
  }

  /** One customer's way, step by step, each step a record and what it led to. */
  private record Road(Installation there, Book book, Post post, Form form) {

    void travel() {
      var ticket = submit("email");
      var offer = book.await("ticket.offered", ticket);
      var agent = offer.text("agentId");
      accept(offer);
      wait(agent, ticket);
      var next = transfer(agent, ticket);
      tell(next, "ticket.resolve", ticket, Map.of("resolution", "answered"));
      assertThat(book.await("ticket.resolved", ticket).text("agentId")).isEqualTo(next);
      clock("clock.fulfilled", "total-resolution", ticket);
      survey(ticket);
      tell(next, "ticket.reopen", ticket, Map.of("reason", "It came back."));
      var _ = book.await("ticket.reopened", ticket);
      var gapless = LongStream.rangeClosed(1, versions(ticket).size()).boxed().toList();
      assertThat(versions(ticket)).isEqualTo(gapless);
    }

    /** A contact and its repeat, which is none; the ticket it becomes. */
    String submit(String channel) {
      var contact =
          Installation.command(
              Topics.CONTACTS_INBOUND,
              "contact.submitted",
              "",
              Map.of(
                  "channel",
                  channel,
                  "externalId",
                  "kafka-" + form + "-" + channel,
                  "from",
                  Map.of("email", "kafka-" + form + "-" + channel + "@example.org"),
                  "subject",
                  "Delivery",
                  "text",
                  "Where is it?"));
      send(contact, there.keys().integration());
      send(contact, there.keys().integration());
      var accepted =
          book.await(
              "accepted contact", each -> each.text("externalId").startsWith("kafka-" + form));
      var id = accepted.text("contactId");
      var opened =
          book.await(
              "ticket of " + id,
              each -> each.is("ticket.opened") && each.text("contactId").equals(id));
      return opened.ticket();
    }

    void accept(Entry offer) {
      var id = offer.text("offerId");
      var agent = offer.text("agentId");
      var body = new HashMap<String, Object>();
      body.put("offerId", id);
      body.put("fence", offer.body().path("fence").asLong());
      send(
          Installation.command(Topics.ROUTING_COMMANDS, "offer.accept", id, body),
          there.agentKey(agent));
      var _ =
          book.await(
              agent + " to have " + offer.ticket(),
              each ->
                  each.is("ticket.assigned")
                      && each.ticket().equals(offer.ticket())
                      && each.text("offerId").equals(id)
                      && each.text("agentId").equals(agent));
    }

    private void wait(String agent, String ticket) {
      tell(agent, "ticket.reply", ticket, Map.of("text", "We ask the carrier."));
      var reply = book.await("reply.requested", ticket);
      assertThat(reply.text("text")).isEqualTo("We ask the carrier.");
      assertThat(reply.text("agentId")).isEqualTo(agent);
      clock("clock.fulfilled", "first-reply", ticket);
      tell(agent, "ticket.hold", ticket, Map.of("reason", "asked the carrier"));
      clock("clock.paused", "total-resolution", ticket);
      tell(agent, "ticket.resume", ticket, Map.of());
      clock("clock.resumed", "total-resolution", ticket);
    }

    private String transfer(String agent, String ticket) {
      var next = agent.equals("agent-1") ? "agent-2" : "agent-1";
      tell(agent, "ticket.transfer", ticket, Map.of("toAgentId", next));
      var offer =
          book.await(
              "offer to " + next,
              each ->
                  each.is("ticket.offered")
                      && each.ticket().equals(ticket)
                      && each.text("agentId").equals(next));
      accept(offer);
      return next;
    }

    private void survey(String ticket) {
      var invited = book.await("survey.invited", ticket);
      var id = invited.text("invitationId");
      assertThat(invited.toString()).doesNotContain("/s/");
      var letter =
          book.await(
              "letter with the link",
              each -> each.is("reply.requested") && each.text("invitationId").equals(id));
      assertThat(letter.text("link")).startsWith(there.service("survey").address() + "/s/");
      var answer = Map.of("invitationId", id, "score", 4);
      send(
          Installation.command(Topics.SURVEY_COMMANDS, "answer.submitted", id, answer),
          there.keys().integration());
      var answered = book.await("survey.answered", ticket);
      assertThat(answered.body().path("score").asInt()).isEqualTo(4);
    }

    void tell(String agent, String type, String ticket, Map<String, ?> more) {
      var body = new HashMap<String, Object>(more);
      body.put("ticketId", ticket);
      var command = Installation.command(Topics.ROUTING_COMMANDS, type, ticket, body);
      send(command, there.agentKey(agent));
    }

    private void send(Command command, String key) {
      var _ = post.send(form.of(there.workspace(), command, key));
    }

    private void clock(String type, String metric, String ticket) {
      var _ =
          book.await(
              type + " of " + metric,
              each ->
                  each.is(type)
                      && each.ticket().equals(ticket)
                      && each.body().at("/clock/metric").asText().equals(metric));
    }

    private List<Long> versions(String ticket) {
      return book.read()
          .filter(each -> each.topic().equals(Topics.TICKETS) && each.ticket().equals(ticket))
          .map(each -> each.body().at("/ticket/version").asLong())
          .toList();
    }
  }
}
