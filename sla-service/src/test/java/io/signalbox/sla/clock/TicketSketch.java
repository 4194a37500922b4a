package io.signalbox.sla.clock;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.AssignedHow;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket as routing would tell it: each view is of the next version. */
public final class TicketSketch {
  private final String id;
  private long version;
  private Channel channel = Channel.EMAIL;
  private Priority priority = Priority.NORMAL;
  private TicketStatus status = TicketStatus.NEW;
  private String queue = "support";
  private @Nullable CustomerFacts customer;
  private @Nullable Instant openedAt;

  public TicketSketch(String id) {
    this.id = id;
  }

  public TicketStatus status() {
    return status;
  }

  public Priority priority() {
    return priority;
  }

  public TicketSketch status(TicketStatus now) {
    status = now;
    return this;
  }

  public TicketSketch priority(Priority now) {
    priority = now;
    return this;
  }

  public TicketSketch channel(Channel now) {
    channel = now;
    return this;
  }

  public String queue() {
    return queue;
  }

  public TicketSketch queue(String now) {
    queue = now;
    return this;
  }

  /** What is known of the customer. */
  public TicketSketch customer(CustomerFacts now) {
    customer = now;
    return this;
  }

  /** The version of the next view. */
  public TicketSketch version(long next) {
    version = next - 1;
    return this;
  }

  public TicketView view(Instant at) {
    if (openedAt == null) openedAt = at;
    return new TicketView(
        id,
        ++version,
        channel,
        null,
        "acme",
        "cu-1",
        customer,
        null,
        null,
        null,
        new Classification(null, priority, 1, Map.of(), "en", List.of(), List.of()),
        new Requirements(1, Map.of(), List.of(), List.of(), RequirementStep.CLASSIFIED),
        queue,
        status,
        "agent-1",
        "berlin",
        null,
        openedAt,
        0,
        false);
  }

  /** The ticket is an agent's. */
  public static TicketEvent.Assigned assigned(TicketView view) {
    var why = new Explanation("any", List.of());
    return new TicketEvent.Assigned(
        view, null, view.version(), "agent-1", "berlin", AssignedHow.AUTO, why);
  }
}
