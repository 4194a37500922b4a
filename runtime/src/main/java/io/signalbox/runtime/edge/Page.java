package io.signalbox.runtime.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.uri.UriBuilder;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.security.ActorAuthentication;
import io.signalbox.runtime.shard.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for: {@code ?limit=}, {@code ?cursor=} and named filters. */
public final class Page {
  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 200;
  private static final int FILTER_CHARACTERS_MAX = 200;
  private static final List<String> COMMON = List.of("limit", "cursor", "workspace");

  private final HttpRequest<?> request;
  private final int limit;
  private final Map<String, String> filters;
  private final @Nullable List<String> after;

  private record Body(List<?> items, @Nullable String next) {}

  private Page(HttpRequest<?> request, int limit, Map<String, String> filters) {
    this.request = request;
    this.limit = limit;
    this.filters = filters;
    this.after =
        request
            .getParameters()
            .getFirst("cursor")
            .map(cursor -> Cursors.of(request).decode(scope(), cursor))
            .orElse(null);
  }

  /**
   * The page a request asks for.
   *
   * @param allowedFilters names of query parameters besides limit, cursor and workspace
   * @throws Problem 400 for an unknown filter, a bad limit, or a cursor of another list
   */
  public static Page of(HttpRequest<?> request, String... allowedFilters) {
    var filters = new TreeMap<String, String>();
    var wrong = new ArrayList<Problem.FieldError>();
    var allowed = List.of(allowedFilters);
    request
        .getParameters()
        .forEachValue(
            (name, value) -> {
              if (!COMMON.contains(name) && !allowed.contains(name)) {
                wrong.add(new Problem.FieldError("?" + name, "unknown-filter", "no such filter"));
              } else if (filters.put(name, value) != null) {
                wrong.add(new Problem.FieldError("?" + name, "repeated", "given more than once"));
              } else if (!name.equals("cursor") && value.length() > FILTER_CHARACTERS_MAX) {
                wrong.add(new Problem.FieldError("?" + name, "too-long", "too long"));
              }
            });
    var limit = limit(filters.get("limit"), wrong);
    if (!wrong.isEmpty()) {
      throw Problem.badRequest(
              "bad-filter", "Filters of this list: " + String.join(", ", allowed) + ".")
          .withErrors(wrong);
    }
    COMMON.forEach(filters::remove);
    return new Page(request, limit, filters);
  }

  private static int limit(@Nullable String text, List<Problem.FieldError> wrong) {
    if (text == null) {
      return LIMIT_DEFAULT;
    }
    if (text.matches("[0-9]{1,3}")) {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    }
    wrong.add(new Problem.FieldError("?limit", "range", "a number from 1 to " + LIMIT_MAX));
    return LIMIT_DEFAULT;
  }

  /** How many items the page holds at most. */
  public int limit() {
    return limit;
  }

  /** How many rows to ask for: one more than the page holds tells whether there is a next one. */
  public int fetch() {
    return limit + 1;
  }

  /** The position after which to go on, as {@link #answer} was given it; null at the beginning. */
  public @Nullable List<String> after() {
    return after;
  }

  /** The filters given. */
  public Map<String, String> filters() {
    return Map.copyOf(filters);
  }

  /** The value of a filter, or null. */
  public @Nullable String filter(String name) {
    return filters.get(name);
  }

  /**
   * The answer {@code {items, next}}, with {@code next} also in {@code Link}.
   *
   * @param next position of the last item when there are more after it, else null
   */
  public HttpResponse<?> answer(List<?> items, @Nullable List<String> next) {
    var cursor = next == null ? null : Cursors.of(request).encode(scope(), next);
    var response = HttpResponse.ok(Json.bytes(new Body(items, cursor)));
    if (cursor != null) {
      response.header("Link", "<" + link(cursor) + ">; rel=\"next\"");
    }
    return response.contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /**
   * The answer from up to {@link #fetch} rows: the row too many is cut off.
   *
   * @param position of a row, which the next page goes on after
   */
  public <T> HttpResponse<?> answerOf(List<T> rows, Function<T, List<String>> position) {
    return answerOf(rows, position, Function.identity());
  }

  /**
   * The same, where what is shown is made of the rows.
   *
   * @param shown of a row
   */
  public <T> HttpResponse<?> answerOf(
      List<T> rows, Function<T, List<String>> position, Function<T, ?> shown) {
    return answerOfAll(rows, position, all -> all.stream().map(shown).toList());
  }

  /**
   * The same, where what is shown is made of the rows together.
   *
   * @param shown of the rows that the page holds
   */
  public <T> HttpResponse<?> answerOfAll(
      List<T> rows, Function<T, List<String>> position, Function<List<T>, List<?>> shown) {
    return rows.size() <= limit
        ? answer(shown.apply(rows), null)
        : answer(shown.apply(rows.subList(0, limit)), position.apply(rows.get(limit - 1)));
  }

  private String link(String cursor) {
    var link = UriBuilder.of(request.getPath());
    filters.forEach(link::queryParam);
    request.getParameters().getFirst("workspace").ifPresent(w -> link.queryParam("workspace", w));
    return link.queryParam("limit", limit).queryParam("cursor", cursor).build().toString();
  }

  /** What the cursor is bound to. */
  private String scope() {
    var workspace = ActorAuthentication.actor(request).map(Actor::workspace).orElse("");
    return workspace + " " + request.getPath() + " " + filters;
  }
}
