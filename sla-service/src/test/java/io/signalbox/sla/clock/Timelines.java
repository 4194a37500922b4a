package io.signalbox.sla.clock;

import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lives of tickets as routing might tell them, of all kinds. */
final class Timelines {
  private static final List<Priority> PRIORITIES =
      List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT);

  private final Random random;
  private final boolean changing;
  private final TicketSketch sketch;
  private final List<Told> told = new ArrayList<>();
  private Instant at;

  /** An event and when it happened. */
  record Told(Instant at, AboutTicket event) {}

  private Timelines(Random random, String id, Instant start, boolean changing) {
    this.random = random;
    this.changing = changing;
    this.sketch = new TicketSketch(id);
    this.at = start;
  }

  /**
   * One life.
   *
   * @param changing whether the priority changes in it
   */
  static List<Told> life(Random random, String id, Instant start, boolean changing) {
    var life = new Timelines(random, id, start, changing);
    life.sketch.priority(PRIORITIES.get(random.nextInt(PRIORITIES.size())));
    life.tell(new TicketEvent.Opened(life.view(), "c-0", null));
    life.classified();
    for (var steps = 1 + random.nextInt(25); steps > 0; steps--) life.step();
    return life.told;
  }

  private void step() {
    at = at.plus(pause());
    if (sketch.status().equals(TicketStatus.RESOLVED)) {
      if (random.nextInt(3) == 0) closed();
      else reopened();
    } else if (!sketch.status().equals(TicketStatus.CLOSED)) {
      living();
    }
  }

  private void living() {
    switch (random.nextInt(changing ? 12 : 10)) {
      case 0, 1 -> tell(Said.reply(view()));
      case 2, 3 -> tell(Said.message(view()));
      case 4 -> status(TicketStatus.PENDING);
      case 5 -> status(random.nextBoolean() ? TicketStatus.ON_HOLD : TicketStatus.QUEUED);
      case 6 -> status(TicketStatus.IN_PROGRESS);
      case 7 -> resolved();
      case 8 -> assigned();
      case 9 -> moved();
      default -> priority();
    }
  }

  /** Mostly at once; now and then later than it is waited for, or never. */
  private void classified() {
    var pause =
        switch (random.nextInt(8)) {
          case 0 -> Duration.ofMillis(random.nextInt(20_000));
          case 1 -> Opening.PATIENCE;
          case 2 -> Opening.PATIENCE.plusMillis(1);
          default -> Duration.ZERO;
        };
    if (random.nextInt(8) == 0) return;
    at = at.plus(pause);
    if (changing) sketch.priority(PRIORITIES.get(random.nextInt(PRIORITIES.size())));
    tell(new TicketEvent.Classified(view(), null, List.of(), null));
  }

  private void assigned() {
    sketch.status(TicketStatus.IN_PROGRESS);
    tell(TicketSketch.assigned(view()));
  }

  private void moved() {
    sketch.queue(random.nextBoolean() ? "support" : "billing").status(TicketStatus.QUEUED);
    tell(new TicketEvent.Queued(view(), sketch.queue(), null));
  }

  private void status(TicketStatus to) {
    var from = sketch.status();
    sketch.status(to);
    tell(new TicketEvent.StatusChanged(view(), from, to, null, null));
  }

  private void priority() {
    var from = sketch.priority();
    var to = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
    sketch.priority(to);
    if (random.nextInt(4) == 0) {
      tell(new TicketEvent.Classified(view(), null, List.of(), null));
    } else {
      tell(new TicketEvent.PriorityChanged(view(), from, to, null));
    }
  }

  private void resolved() {
    if (random.nextInt(3) > 0) return; // or lives would be short
    sketch.status(TicketStatus.RESOLVED);
    tell(new TicketEvent.Resolved(view(), "agent-1", null));
  }

  private void reopened() {
    sketch.status(TicketStatus.QUEUED);
    var byCustomer = random.nextBoolean();
    tell(new TicketEvent.Reopened(view(), byCustomer ? "c-2" : null, null, null));
  }

  private void closed() {
    sketch.status(TicketStatus.CLOSED);
    tell(new TicketEvent.Closed(view(), null, null));
  }

  private TicketView view() {
    return sketch.view(at);
  }

  private void tell(AboutTicket event) {
    told.add(new Told(at, event));
  }

  /** Now and then the very moment of a deadline, an hour or a day away; often at once. */
  private Duration pause() {
    return switch (random.nextInt(6)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofHours(1 + random.nextInt(5));
      case 2 -> Duration.ofMillis(random.nextInt(Math.toIntExact(Duration.ofHours(2).toMillis())));
      case 3 -> Duration.ofMinutes(random.nextInt(60 * 24 * 3));
      default -> Duration.ofMinutes(15L * random.nextInt(12));
    };
  }
}
