package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the tickets and the keys: events and commands see the same. */
class ClockVisibilityTest {
  private static final int TICKETS = 200;
  private static final int ACTORS = 100;

  private final RandomClocks random = new RandomClocks();

  @Test
  void events_and_commands_see_the_same() {
    var tickets = Stream.generate(random::ticket).limit(TICKETS).toList();
    for (var i = 0; i < ACTORS; i++) {
      var actor = random.actor();
      assertThat(ids(tickets, t -> event(actor, t)))
          .as("%s", actor)
          .isEqualTo(ids(tickets, t -> ClockVisibility.shows(actor, t.subject())));
    }
  }

  private static Set<String> ids(List<TicketClocks> tickets, Predicate<TicketClocks> shown) {
    return new TreeSet<>(tickets.stream().filter(shown).map(TicketClocks::ticketId).toList());
  }

  private static boolean event(Actor actor, TicketClocks ticket) {
    var told = new ClockEvent.Started(RandomClocks.view(ticket));
    return ClockVisibility.shows(
        actor, Json.tree(Json.text(told).getBytes(StandardCharsets.UTF_8)));
  }
}
