package io.signalbox.runtime.edge;

import io.micronaut.data.repository.jpa.criteria.QuerySpecification;
import io.signalbox.runtime.access.Visibility;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Conditions of queries, by the names of a row's properties. */
public final class Conditions {
  private Conditions() {}

  /** Rows of a workspace. */
  public static <E> QuerySpecification<E> inWorkspace(String workspace) {
    return equal("workspace", workspace);
  }

  /** Rows of a workspace that may be seen: what is seen by is a property of the same name. */
  public static <E> QuerySpecification<E> inWorkspace(String workspace, Visibility seen) {
    return seen.equals(Visibility.all())
        ? inWorkspace(workspace)
        : both(inWorkspace(workspace), seen(seen));
  }

  /** Rows for which both hold. */
  public static <E> QuerySpecification<E> both(
      QuerySpecification<E> one, QuerySpecification<E> other) {
    return (row, query, is) ->
        is.and(one.toPredicate(row, query, is), other.toPredicate(row, query, is));
  }

  /** Rows that have this property. */
  public static <E> QuerySpecification<E> there(String property) {
    return (row, query, is) -> is.isNotNull(row.get(property));
  }

  /** Rows whose property is this. */
  public static <E> QuerySpecification<E> equal(String property, Object value) {
    return (row, query, is) -> is.equal(row.get(property), value);
  }

  /** Rows whose property is one of these texts. */
  public static <E> QuerySpecification<E> any(String property, Collection<String> texts) {
    return (row, query, is) -> any(property, texts, row, is);
  }

  /** Rows that may be seen, by properties named as what is seen by. */
  public static <E> QuerySpecification<E> seen(Visibility seen) {
    return (row, query, is) -> seen(seen, row, is);
  }

  /** Whether a row may be seen. */
  public static <E> Predicate seen(Visibility seen, Root<E> row, CriteriaBuilder is) {
    return switch (seen) {
      case Visibility.In in -> any(in.attribute(), in.names(), row, is);
      case Visibility.Both(var parts) ->
          parts.isEmpty() ? is.not(none(row, is)) : is.and(parts(parts, row, is));
      case Visibility.Either(var parts) ->
          parts.isEmpty() ? none(row, is) : is.or(parts(parts, row, is));
    };
  }

  /** No row: the framework makes no SQL of a junction of nothing. */
  private static <E> Predicate none(Root<E> row, CriteriaBuilder is) {
    return any("workspace", List.of(), row, is);
  }

  private static <E> Predicate[] parts(List<Visibility> parts, Root<E> row, CriteriaBuilder is) {
    return parts.stream().map(part -> seen(part, row, is)).toArray(Predicate[]::new);
  }

  /** One array is one parameter: the statement is the same for any number, and for none. */
  private static <E> Predicate any(
      String property, Collection<String> texts, Root<E> row, CriteriaBuilder is) {
    var sorted = new TreeSet<>(texts).toArray(String[]::new);
    return is.equal(row.get(property), is.function("any", String.class, is.literal(sorted)));
  }
}
