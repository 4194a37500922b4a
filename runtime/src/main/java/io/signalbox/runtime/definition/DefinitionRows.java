package io.signalbox.runtime.definition;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import java.util.List;
import java.util.Optional;

/** Reads table {@code definition_version}, which the loop writes. */
@EdgeRepository
interface DefinitionRows
    extends GenericRepository<DefinitionRow, String>, JpaSpecificationExecutor<DefinitionRow> {
  @Query(
      "select * from definition_version where workspace = :workspace and kind = :kind and id = :id"
          + " and latest and body is not null")
  Optional<DefinitionRow> findLatest(String workspace, String kind, String id);

  @Query(
      "select * from definition_version where workspace = :workspace and kind = :kind and id = :id"
          + " and version = :version and body is not null")
  Optional<DefinitionRow> findVersion(String workspace, String kind, String id, int version);

  @Query(
      "select * from definition_version where workspace = :workspace and kind = :kind"
          + " and latest and body is not null")
  List<DefinitionRow> findAll(String workspace, String kind);

  @Query(
      "select * from definition_version where workspace = :workspace and kind = :kind"
          + " and id = any(:ids) and body is not null")
  List<DefinitionRow> findVersions(
      String workspace, String kind, @TypeDef(type = DataType.OBJECT) String[] ids);
}
