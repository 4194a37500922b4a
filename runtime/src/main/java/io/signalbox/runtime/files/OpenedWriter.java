package io.signalbox.runtime.files;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.InputStreamByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.signalbox.runtime.blob.Blobs.Opened;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Answers with a file. It is closed however the answer ends; a file of Micronaut's own is not when
 * it is answered 304, and an answer of a stream alone has no length.
 */
@Singleton
final class OpenedWriter implements ResponseBodyWriter<Opened> {
  private final Executor reading;

  OpenedWriter(@Named(TaskExecutors.BLOCKING) Executor reading) {
    this.reading = reading;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<Opened> type,
      MediaType mediaType,
      Opened file) {
    return InputStreamByteBody.create(file.in(), OptionalLong.of(file.size()), reading, bodies);
  }

  @Override
  public void writeTo(
      Argument<Opened> type,
      MediaType mediaType,
      Opened file,
      MutableHeaders headers,
      OutputStream to) {
    throw new UnsupportedOperationException("a file is written as a stream");
  }
}
