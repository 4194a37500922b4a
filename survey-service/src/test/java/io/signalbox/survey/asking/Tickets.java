package io.signalbox.survey.asking;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets as sentences: {@code ticket("t1").of("customer-1").by("agent-1")}. */
record Tickets(
    String id,
    String customer,
    Channel channel,
    @Nullable String replyTo,
    @Nullable String language,
    @Nullable String agent,
    int reopened,
    boolean followUp) {

  static Tickets ticket(String id) {
    return new Tickets(id, "customer-1", Channel.EMAIL, "a@example.org", "en", "agent-1", 0, false);
  }

  Tickets of(String other) {
    return new Tickets(id, other, channel, replyTo, language, agent, reopened, followUp);
  }

  Tickets on(Channel other) {
    return new Tickets(id, customer, other, replyTo, language, agent, reopened, followUp);
  }

  Tickets by(String other) {
    return new Tickets(id, customer, channel, replyTo, language, other, reopened, followUp);
  }

  Tickets in(String other) {
    return new Tickets(id, customer, channel, replyTo, other, agent, reopened, followUp);
  }

  Tickets withoutAddress() {
    return new Tickets(id, customer, channel, null, language, agent, reopened, followUp);
  }

  Tickets reopenedTimes(int times) {
    return new Tickets(id, customer, channel, replyTo, language, agent, times, followUp);
  }

  Tickets followingUp() {
    return new Tickets(id, customer, channel, replyTo, language, agent, reopened, true);
  }

  TicketView view() {
    return new TicketView(
        id,
        1,
        channel,
        "support",
        "brand-1",
        customer,
        null,
        replyTo,
        "help@shop.example",
        "It broke",
        new Classification("repair", Priority.NORMAL, 2, Map.of(), language, List.of(), List.of()),
        new Requirements(2, Map.of(), List.of(), List.of(), RequirementStep.CLASSIFIED),
        "queue-1",
        TicketStatus.RESOLVED,
        agent,
        "site-1",
        "conversation-1",
        Instant.EPOCH,
        reopened,
        followUp);
  }
}
