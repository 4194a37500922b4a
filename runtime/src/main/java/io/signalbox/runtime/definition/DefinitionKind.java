package io.signalbox.runtime.definition;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of things that a workspace sets up, such as its queues.
 *
 * @param name how its rows and commands are named: {@code queue} for {@code queue.define}
 * @param body what the command to define one says
 * @param single whether a workspace has one at most, which then needs no id
 * @param most how many a workspace may have
 * @param allVersions whether old versions still count for something: they are in memory, and never
 *     forgotten
 * @param none what holds where there is none; null if that is nothing
 * @param readers who may look at them
 * @param writers who may set them up
 */
public record DefinitionKind<D extends Record>(
    String name,
    Class<D> body,
    Function<D, String> idOf,
    boolean single,
    int most,
    boolean allVersions,
    @Nullable D none,
    Set<Role> readers,
    Set<Role> writers) {
  /** The id of the only one of its kind. */
  public static final String ONLY = "-";

  /** A kind of which there are several; only admins see it until more is said. */
  public static <D extends Record> DefinitionKind<D> several(
      String name, Class<D> body, int most, Function<D, String> idOf) {
    return new DefinitionKind<>(
        name, body, idOf, false, most, false, null, Set.of(Role.ADMIN), Set.of(Role.ADMIN));
  }

  /**
   * A kind of which there is one, such as a list whose order counts.
   *
   * @param none what holds where it was never set up, or removed
   */
  public static <D extends Record> DefinitionKind<D> single(String name, Class<D> body, D none) {
    return new DefinitionKind<>(
        name, body, _ -> ONLY, true, 1, false, none, Set.of(Role.ADMIN), Set.of(Role.ADMIN));
  }

  /** The same for these readers besides. */
  public DefinitionKind<D> readBy(Role... others) {
    return new DefinitionKind<>(
        name, body, idOf, single, most, allVersions, none, and(readers, others), writers);
  }

  /** The same for these writers besides, who may read it too. */
  public DefinitionKind<D> writtenBy(Role... others) {
    return new DefinitionKind<>(
        name,
        body,
        idOf,
        single,
        most,
        allVersions,
        none,
        and(readers, others),
        and(writers, others));
  }

  /** The same with all versions kept for good. */
  public DefinitionKind<D> inAllVersions() {
    return new DefinitionKind<>(name, body, idOf, single, most, true, none, readers, writers);
  }

  /** Whether somebody may look at one. */
  public boolean readableBy(Actor actor) {
    return readers.contains(actor.role());
  }

  /** Whether somebody may set one up. */
  public boolean writableBy(Actor actor) {
    return writers.contains(actor.role());
  }

  /** The type of a command about one of them. */
  public String type(Verb verb) {
    return name + verb.suffix();
  }

  String id(Record definition) {
    return idOf.apply(body.cast(definition));
  }

  private static Set<Role> and(Set<Role> some, Role... others) {
    var all = EnumSet.copyOf(some);
    all.addAll(Set.of(others));
    return Set.copyOf(all);
  }

  /** What can be asked of a definition. */
  public enum Verb {
    /** That it be so. */
    DEFINE,
    /** Whether it could be so; nothing changes. */
    VALIDATE,
    /** That it be no more. */
    REMOVE,
    /** That it be as it was in an older version. */
    RESTORE;

    String suffix() {
      return switch (this) {
        case DEFINE -> ".define";
        case VALIDATE -> ".validate";
        case REMOVE -> ".remove";
        case RESTORE -> ".restore";
      };
    }
  }
}
