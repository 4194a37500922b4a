package io.signalbox.runtime.definition;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a definition but to define it. Which kind it is of is said by the command's
 * type; the only one of its kind needs no id.
 */
public sealed interface DefinitionCommand {
  /** Which. */
  @Nullable String id();

  /** That it be no more. Its versions stay. */
  record Remove(@Nullable String id) implements DefinitionCommand {}

  /** That it be as it was in that version, which makes a new one. */
  record Restore(@Nullable String id, int version) implements DefinitionCommand {}
}
