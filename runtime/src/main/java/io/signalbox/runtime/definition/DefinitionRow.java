package io.signalbox.runtime.definition;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is read to be shown. All columns of its key tell it from others, not the id
 * alone.
 *
 * @param latest whether there is none after it
 * @param body JSON; null if it was removed
 */
@MappedEntity("definition_version")
record DefinitionRow(
    @Id String id,
    String workspace,
    String kind,
    int version,
    boolean latest,
    @Nullable String body) {}
