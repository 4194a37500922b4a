package io.signalbox.runtime.edge;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.micronaut.data.repository.jpa.criteria.PredicateSpecification;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Page page;
  private final List<PredicateSpecification<E>> conditions;

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

    private <E> Predicate below(Root<E> row, CriteriaBuilder is, String place) {
      return is.lessThan(row.<T>get(property), read.apply(place));
    }

    private <E> Predicate above(Root<E> row, CriteriaBuilder is, String place) {
      return is.greaterThan(row.<T>get(property), read.apply(place));
    }

    private <E> Predicate atMost(Root<E> row, CriteriaBuilder is, String place) {
      return is.lessThanOrEqualTo(row.<T>get(property), read.apply(place));
    }
  }

  private PageQuery(Page page, List<PredicateSpecification<E>> conditions) {
    this.page = page;
    this.conditions = conditions;
  }

  /** Those of the rows for which this holds. */
  public static <E> PageQuery<E> of(Page page, PredicateSpecification<E> condition) {
    return new PageQuery<>(page, List.of(condition));
  }

  /** And those whose properties are what the page's filters of the same names say. */
  public PageQuery<E> filteredBy(String... properties) {
    PageQuery<E> filtered = this;
    for (var property : properties) {
      var wanted = page.filter(property);
      if (wanted != null) {
        filtered = filtered.and((row, is) -> is.equal(row.get(property), wanted));
      }
    }
    return filtered;
  }

  private PageQuery<E> and(PredicateSpecification<E> condition) {
    var all = new ArrayList<>(conditions);
    all.add(condition);
    return new PageQuery<>(page, List.copyOf(all));
  }

  /**
   * Reads the page, in descending order, and one row more if there is one.
   *
   * @param keys the order, and the parts of a position
   */
  public List<E> descending(JpaSpecificationExecutor<E> table, Key<?>... keys) {
    var after = page.after();
    var order = List.of(keys);
    var query = after == null ? this : and((row, is) -> behind(row, is, order, after));
    var sort = Stream.of(keys).map(key -> Sort.Order.desc(key.property)).toList();
    return query.read(table, Sort.of(sort));
  }

  /** The same in ascending order of one property, which tells any two rows apart. */
  public List<E> ascending(JpaSpecificationExecutor<E> table, Key<?> key) {
    var after = page.after();
    var query = after == null ? this : and((row, is) -> key.above(row, is, after.getFirst()));
    return query.read(table, Sort.of(Sort.Order.asc(key.property)));
  }

  private List<E> read(JpaSpecificationExecutor<E> table, Sort order) {
    return table
        .findAll(this::all, Pageable.from(0, page.fetch(), order).withoutTotal())
        .getContent();
  }

  private Predicate all(Root<E> row, CriteriaBuilder is) {
    return is.and(
        conditions.stream().map(one -> one.toPredicate(row, is)).toArray(Predicate[]::new));
  }

  /**
   * What comes after a place. The first part is a condition by itself, so that an index leads to
   * the place and nothing before it is read.
   */
  private static <E> Predicate behind(
      Root<E> row, CriteriaBuilder is, List<Key<?>> keys, List<String> place) {
    var first = keys.getFirst();
    var below = first.below(row, is, place.getFirst());
    return keys.size() == 1
        ? below
        : is.and(
            first.atMost(row, is, place.getFirst()),
            is.or(
                below,
                behind(row, is, keys.subList(1, keys.size()), place.subList(1, place.size()))));
  }
}
