package io.signalbox.runtime.files;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.signalbox.runtime.blob.BlobsAway;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A full disk or a store that does not answer is worth another try. */
@Singleton
final class BlobsAwayHandler implements ExceptionHandler<BlobsAway, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(BlobsAwayHandler.class);

  private final ProblemAnswers answers;

  BlobsAwayHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, BlobsAway e) {
    LOG.warn("{} {} failed for want of blobs", request.getMethod(), request.getPath(), e);
    var problem =
        Problem.unavailable(
            "blobs-away",
            "Files can't be kept or read now: their store is full or away.",
            Duration.ofSeconds(5));
    return answers.answer((HttpRequest<?>) request, problem);
  }
}
