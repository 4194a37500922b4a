package io.signalbox.sla.watch;

import io.signalbox.runtime.shard.Db;
import io.signalbox.sla.clock.ClockTable;
import io.signalbox.sla.clock.TicketClocks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tickets in memory: those of the batch, and those lately seen. */
final class Tickets {
  /** A ticket's next event mostly comes soon; about a kilobyte each. */
  static final int KEPT_MAX = 2_000;

  private final Map<String, TicketClocks> known = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<String, TicketClocks> created = new LinkedHashMap<>();
  private final Map<String, TicketClocks> changed = new LinkedHashMap<>();

  @Nullable TicketClocks find(String id) {
    return known.get(id);
  }

  /** Whether somebody was warned of a clock of the ticket that can still end. */
  boolean warned(String id) {
    var ticket = known.get(id);
    return ticket != null
        && ticket.clocks().stream().anyMatch(clock -> clock.open() && clock.marks().warned() > 0);
  }

  void fetch(Db db, Collection<String> ids) {
    var missing = new LinkedHashSet<>(ids);
    missing.removeAll(known.keySet());
    for (var ticket : ClockTable.fetch(db, missing)) known.put(ticket.ticketId(), ticket);
  }

  void keep(TicketClocks ticket, boolean isNew) {
    var id = ticket.ticketId();
    known.put(id, ticket);
    if (isNew || created.containsKey(id)) created.put(id, ticket);
    else changed.put(id, ticket);
  }

  void write(Db db) {
    ClockTable.insert(db, created.values());
    ClockTable.update(db, changed.values());
    created.clear();
    changed.clear();
  }

  /** Forgets those not seen for longest. */
  void settled() {
    var eldest = known.keySet().iterator();
    while (known.size() > KEPT_MAX && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }
}
