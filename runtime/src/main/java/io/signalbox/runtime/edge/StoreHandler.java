package io.signalbox.runtime.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.ProblemAnswers;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that does not answer is worth another try; a statement it refuses is our fault. */
@Singleton
final class StoreHandler implements ExceptionHandler<StoreException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreHandler.class);

  private final ProblemAnswers answers;

  StoreHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, StoreException e) {
    LOG.warn("{} {} failed in the database", request.getMethod(), request.getPath(), e);
    return answers.answer((HttpRequest<?>) request, problem(e));
  }

  private static Problem problem(StoreException e) {
    return e.kind() == StoreException.Kind.DATA
        ? Problem.of(500, "internal", "Our fault", "The database refused a value of the request.")
        : Problem.unavailable(
            "unavailable", "The database does not answer.", Duration.ofSeconds(5));
  }
}
