package io.signalbox.runtime.dispatch;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads tables {@code delivery} and {@code delivery_target}, which the loop writes. */
@EdgeRepository
interface DeliveryRows
    extends GenericRepository<DeliveryRow, UUID>, JpaSpecificationExecutor<DeliveryRow> {
  Optional<DeliveryRow> findByIdAndWorkspace(UUID id, String workspace);

  /** Targets to which something waits or has failed, and those that are paused, by name. */
  @Query(
      """
      select name, sum(waiting) as waiting, sum(failed) as failed, max(paused_by) as paused_by,
        max(paused_at) as paused_at
      from (
        select target as name, case when state = 'failed' then 0 else 1 end as waiting,
          case when state = 'failed' then 1 else 0 end as failed,
          cast(null as varchar(200)) as paused_by,
          cast(null as timestamp with time zone) as paused_at
        from delivery where shard = :shard and workspace = :workspace and target > :behind
        union all
        select name, 0, 0, paused_by, paused_at from delivery_target
        where workspace = :workspace and paused_by is not null and name > :behind
      ) as each_one
      group by name order by name fetch first (:most) rows only\
      """)
  List<TargetLine> findTargets(int shard, String workspace, String behind, int most);

  /**
   * What waits at a target.
   *
   * @param waiting deliveries that are to be made
   * @param failed deliveries that were refused or given up
   * @param pausedBy who has paused it; null if nobody has
   */
  @Introspected
  record TargetLine(
      String name,
      long waiting,
      long failed,
      @Nullable @MappedProperty("paused_by") String pausedBy,
      @Nullable @MappedProperty("paused_at") Instant pausedAt) {}
}
