package io.signalbox.runtime.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version in the list of them, without what it says.
 *
 * @param by who made it
 * @param restored the version whose content it has again
 */
@MappedEntity("definition_version")
record DefinitionVersion(
    @Id @JsonIgnore String id,
    @JsonIgnore String workspace,
    @JsonIgnore String kind,
    int version,
    @MappedProperty("defined_at") Instant at,
    @MappedProperty("defined_by") String by,
    @Nullable Integer restored) {}
