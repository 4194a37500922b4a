package io.signalbox.runtime.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker that does not answer is worth another try. */
@Singleton
final class KafkaHandler implements ExceptionHandler<KafkaException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaHandler.class);

  private final ProblemAnswers answers;

  KafkaHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, KafkaException e) {
    LOG.warn("{} {} failed in Kafka", request.getMethod(), request.getPath(), e);
    return answers.answer(
        (HttpRequest<?>) request,
        Problem.unavailable("unavailable", "Kafka does not answer.", Duration.ofSeconds(5)));
  }
}
