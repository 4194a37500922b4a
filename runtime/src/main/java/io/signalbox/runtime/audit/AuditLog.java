package io.signalbox.runtime.audit;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.PageQuery;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The audit log of this service. Lines are added and never changed. */
@Singleton
public final class AuditLog {
  private final AuditRows table;
  private final ServiceSettings settings;
  private final InstantSource clock;

  AuditLog(AuditRows table, ServiceSettings settings, InstantSource clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Notes that somebody was shown sensitive content. Commands need no call: the loop notes them.
   *
   * @param action what was done, such as {@code dead-letter.read}
   * @param subject what was shown
   */
  public void noteRead(Actor actor, String action, String subject) {
    var now = clock.instant();
    var id = UUID.fromString(Ids.timeOrdered(now, UUID.randomUUID().toString()));
    table.save(
        new AuditRow(
            id,
            Partitions.of(actor.workspace(), settings.partitions()),
            now,
            actor.workspace(),
            actor.name(),
            actor.role().wire(),
            action,
            subject,
            id.toString(),
            "done",
            null));
  }

  /** The newest first; filters {@code actor}, {@code action} and {@code subject}. */
  List<AuditRow> lines(String workspace, Page page) {
    return PageQuery.<AuditRow>in(workspace, page)
        .filteredBy("actor", "action", "subject")
        .descending(table, PageQuery.Key.id("id"));
  }
}
