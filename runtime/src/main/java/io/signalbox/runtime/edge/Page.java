package io.signalbox.runtime.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What part of a list is asked for.
 *
 * @param limit how many, 1 to 200
 * @param after the position after which to go on, or null for the beginning
 * @param filters the named filters of the request
 */
@SuppressWarnings("DoNotCallSuggester")
public record Page(int limit, @Nullable List<String> after, Map<String, String> filters, String link) {
  /** The page a request asks for. */
  public static Page of(HttpRequest<?> request, String... allowedFilters) {
    throw new UnsupportedOperationException();
  }

  /** The answer with these items. */
  public <T> HttpResponse<?> answer(List<T> items, @Nullable List<String> next) {
    throw new UnsupportedOperationException();
  }
}
