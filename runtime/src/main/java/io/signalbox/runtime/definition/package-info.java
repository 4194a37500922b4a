/**
 * What workspaces set up by {@code *.define} commands: kept in versions, looked at, tried out,
 * removed and restored alike for every kind, over HTTP and over Kafka.
 *
 * <p>In: commands about definitions, and what a service says of its kinds. Out: versions, as facts
 * for the service's shard and as rows for whoever asks. Start reading at {@link
 * io.signalbox.runtime.definition.DefinitionStore}; over HTTP at {@link
 * io.signalbox.runtime.definition.DefinitionController}.
 *
 * <p>Not here: what a definition means, and whether it is sound; each service says so by its {@link
 * io.signalbox.runtime.definition.DefinitionRules}.
 */
@NullMarked
package io.signalbox.runtime.definition;

import org.jspecify.annotations.NullMarked;
