package io.signalbox.runtime.access;

import io.signalbox.runtime.shard.Access;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which things may be seen, by named attributes of theirs that are texts or missing. What is
 * missing is none of any names.
 */
public sealed interface Visibility {
  /** The value of an attribute, null if it is missing. */
  @FunctionalInterface
  interface Attributes {
    @Nullable String get(String attribute);
  }

  /** Those whose attribute is one of these. */
  record In(String attribute, Set<String> names) implements Visibility {
    public In {
      names = Set.copyOf(names);
    }
  }

  /** Those for which all of these hold. */
  record Both(List<Visibility> parts) implements Visibility {
    public Both {
      parts = List.copyOf(parts);
    }
  }

  /** Those for which any of these holds. */
  record Either(List<Visibility> parts) implements Visibility {
    public Either {
      parts = List.copyOf(parts);
    }
  }

  /** All of them. */
  static Visibility all() {
    return new Both(List.of());
  }

  /** Those whose attribute is one of these. */
  static Visibility in(String attribute, Collection<String> names) {
    return new In(attribute, Set.copyOf(names));
  }

  /** Those whose attribute is one of these, if any are named; else all. */
  static Visibility narrowed(String attribute, @Nullable List<String> names) {
    return names == null ? all() : in(attribute, names);
  }

  /** What is left of all by the sites, brands, queues and channels that somebody is narrowed to. */
  static Visibility narrowedBy(Access access) {
    return both(
        narrowed("site", access.sites()),
        narrowed("brand", access.brands()),
        narrowed("queue", access.queues()),
        narrowed("channel", access.channels()));
  }

  /** Those that are in all of these. */
  static Visibility both(Visibility... parts) {
    return new Both(Stream.of(parts).filter(part -> !part.equals(all())).toList());
  }

  /** Those that are in any of these. */
  static Visibility either(Visibility... parts) {
    return new Either(List.of(parts));
  }

  /** Whether a thing may be seen. */
  default boolean shows(Attributes thing) {
    return switch (this) {
      case In in -> {
        var value = thing.get(in.attribute());
        yield value != null && in.names().contains(value);
      }
      case Both both -> both.parts().stream().allMatch(part -> part.shows(thing));
      case Either either -> either.parts().stream().anyMatch(part -> part.shows(thing));
    };
  }

  /**
   * The same as an SQL condition, with a parameter for each {@link In} from left to right.
   *
   * @param column of an attribute
   */
  default String sql(UnaryOperator<String> column) {
    return switch (this) {
      case In in -> column.apply(in.attribute()) + " = any(?)";
      case Both both -> joined(both.parts(), column, " and ", "1 = 1");
      case Either either -> joined(either.parts(), column, " or ", "1 = 0");
    };
  }

  private static String joined(
      List<Visibility> parts, UnaryOperator<String> column, String by, String none) {
    return parts.isEmpty()
        ? none
        : parts.stream().map(part -> part.sql(column)).collect(Collectors.joining(by, "(", ")"));
  }

  /** The parameters of {@link #sql}: one array each, from left to right. */
  default List<Collection<String>> parameters() {
    return switch (this) {
      case In in -> List.of(new TreeSet<>(in.names()));
      case Both both -> both.parts().stream().flatMap(part -> part.parameters().stream()).toList();
      case Either either ->
          either.parts().stream().flatMap(part -> part.parameters().stream()).toList();
    };
  }
}
