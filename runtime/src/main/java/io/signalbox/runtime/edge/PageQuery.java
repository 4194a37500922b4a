package io.signalbox.runtime.edge;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.micronaut.data.repository.jpa.criteria.QuerySpecification;
import io.signalbox.runtime.access.Visibility;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a table that a {@link Page} asks for: conditions that must all hold, and the order.
 *
 * @param <E> a row
 */
public final class PageQuery<E> {
  /** Indexes begin with it. H2 only goes along an index if the order begins with it too. */
  private static final String WORKSPACE = "workspace";

  private final Page page;
  private final QuerySpecification<E> condition;
  private final List<String> same;

  /**
   * One of the properties by which rows are ordered. Together they tell any two rows apart.
   *
   * @param read from the text that {@link Page#answerOf} was given as this part of the position
   */
  public record Key<T extends Comparable<? super T>>(String property, Function<String, T> read) {
    /** A moment. */
    public static Key<Instant> moment(String property) {
      return new Key<>(property, Instant::parse);
    }

    /** A text. */
    public static Key<String> text(String property) {
      return new Key<>(property, text -> text);
    }

    /** A whole number. */
    public static Key<Integer> number(String property) {
      return new Key<>(property, Integer::valueOf);
    }

    /** An id. */
    public static Key<UUID> id(String property) {
      return new Key<>(property, UUID::fromString);
    }

    private <E> Predicate beyond(Root<E> row, CriteriaBuilder is, Order order, String place) {
      return order == Order.ASCENDING
          ? is.greaterThan(row.<T>get(property), read.apply(place))
          : is.lessThan(row.<T>get(property), read.apply(place));
    }

    private <E> Predicate notBefore(Root<E> row, CriteriaBuilder is, Order order, String place) {
      return order == Order.ASCENDING
          ? is.greaterThanOrEqualTo(row.<T>get(property), read.apply(place))
          : is.lessThanOrEqualTo(row.<T>get(property), read.apply(place));
    }
  }

  private enum Order {
    ASCENDING,
    DESCENDING;

    Sort.Order of(String property) {
      return this == ASCENDING ? Sort.Order.asc(property) : Sort.Order.desc(property);
    }
  }

  /**
   * A query.
   *
   * @param same properties that are the same in all rows
   */
  private PageQuery(Page page, QuerySpecification<E> condition, List<String> same) {
    this.page = page;
    this.condition = condition;
    this.same = same;
  }

  /** Those of the rows for which this holds. */
  public static <E> PageQuery<E> of(Page page, QuerySpecification<E> condition) {
    return new PageQuery<>(page, condition, List.of());
  }

  /** The rows of a workspace. */
  public static <E> PageQuery<E> in(String workspace, Page page) {
    return new PageQuery<>(page, Conditions.equal(WORKSPACE, workspace), List.of(WORKSPACE));
  }

  /** And those that may be seen: what is seen by is a property of the same name. */
  public PageQuery<E> seen(Visibility seen) {
    return seen.equals(Visibility.all()) ? this : and(Conditions.seen(seen));
  }

  /** And those whose properties are what the page's filters of the same names say. */
  public PageQuery<E> filteredBy(String... properties) {
    PageQuery<E> filtered = this;
    for (var property : properties) {
      var wanted = page.filter(property);
      if (wanted != null) filtered = filtered.and(Conditions.equal(property, wanted));
    }
    return filtered;
  }

  /** And those for which this holds too. */
  public PageQuery<E> and(QuerySpecification<E> more) {
    return new PageQuery<>(page, Conditions.both(condition, more), same);
  }

  /**
   * Reads the page, in descending order, and one row more if there is one.
   *
   * @param keys the order, and the parts of a position
   */
  public List<E> descending(JpaSpecificationExecutor<E> table, Key<?>... keys) {
    return read(table, Order.DESCENDING, keys);
  }

  /** The same in ascending order. */
  public List<E> ascending(JpaSpecificationExecutor<E> table, Key<?>... keys) {
    return read(table, Order.ASCENDING, keys);
  }

  private List<E> read(JpaSpecificationExecutor<E> table, Order order, Key<?>... keys) {
    var after = page.after();
    var asked =
        after == null
            ? this
            : and((row, query, is) -> behind(row, is, order, List.of(keys), after));
    var properties = Stream.concat(same.stream(), Stream.of(keys).map(Key::property));
    var sort = Sort.of(properties.map(order::of).toList());
    return table
        .findAll(asked.condition, Pageable.from(0, page.fetch(), sort).withoutTotal())
        .getContent();
  }

  /**
   * What comes after a place. The first part is a condition by itself, so that an index leads to
   * the place and nothing before it is read.
   */
  private static <E> Predicate behind(
      Root<E> row, CriteriaBuilder is, Order order, List<Key<?>> keys, List<String> place) {
    var first = keys.getFirst();
    var beyond = first.beyond(row, is, order, place.getFirst());
    return keys.size() == 1
        ? beyond
        : is.and(
            first.notBefore(row, is, order, place.getFirst()),
            is.or(beyond, behind(row, is, order, rest(keys), rest(place))));
  }

  private static <T> List<T> rest(List<T> all) {
    return all.subList(1, all.size());
  }
}
