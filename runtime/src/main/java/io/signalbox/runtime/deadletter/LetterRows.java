package io.signalbox.runtime.deadletter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Reads table {@code dead_letter}, which the loop writes. */
@EdgeRepository
interface LetterRows
    extends GenericRepository<LetterRow, UUID>, JpaSpecificationExecutor<LetterRow> {
  Optional<LetterRow> findByIdAndWorkspaceIn(UUID id, Collection<String> workspaces);

  @Query("select record from dead_letter where id = :id")
  Optional<Content> findContent(UUID id);

  /**
   * What a dead letter held.
   *
   * @param record in the outbox's format; empty for a timer
   */
  @Introspected
  record Content(byte[] record) {}
}
