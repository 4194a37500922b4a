package io.signalbox.runtime.definition;

import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;

/** Reads the versions in table {@code definition_version}, which the loop writes. */
@EdgeRepository
interface DefinitionVersions
    extends GenericRepository<DefinitionVersion, String>,
        JpaSpecificationExecutor<DefinitionVersion> {}
