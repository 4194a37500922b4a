package io.signalbox.runtime.blob;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies as objects of one bucket, at whatever speaks S3. After too many failures it is left alone
 * for a while, so that nobody waits for what does not answer.
 */
final class S3Blobs implements BlobStore {
  private static final int CALLS_LOOKED_AT = 10;
  private static final float FAILED_PERCENT_MAX = 50;
  private static final long PART_BYTES_MIN = 5 << 20;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
  private static final Duration SILENCE_MAX = Duration.ofSeconds(20);
  private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchObject");

  private final MinioClient client;
  private final String bucket;
  private final CircuitBreaker breaker;

  S3Blobs(S3Settings settings) {
    client =
        MinioClient.builder()
            .endpoint(settings.endpoint())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .build();
    client.setTimeout(CONNECT_MAX.toMillis(), SILENCE_MAX.toMillis(), SILENCE_MAX.toMillis());
    bucket = settings.bucket();
    breaker =
        CircuitBreaker.of(
            "blobs",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_LOOKED_AT)
                .minimumNumberOfCalls(CALLS_LOOKED_AT)
                .failureRateThreshold(FAILED_PERCENT_MAX)
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(1)
                .ignoreException(S3Blobs::isGone)
                .build());
  }

  @Override
  public List<Copy> copies(Place place) throws IOException {
    return call(() -> list(place.path() + "/", _ -> true)).stream()
        .sorted(Comparator.comparing(Copy::until).reversed())
        .toList();
  }

  private List<Copy> list(String prefix, Predicate<Copy> which) throws Exception {
    var all =
        client.listObjects(
            ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build());
    var copies = new ArrayList<Copy>();
    for (var each : all) Copy.named(each.get().objectName()).filter(which).ifPresent(copies::add);
    return copies;
  }

  @Override
  public void add(Path bytes, Copy copy) throws IOException {
    var _ = call(() -> client.uploadObject(upload(bytes, copy)));
  }

  /** In one part: of a store that is away in between nothing is left there. */
  private UploadObjectArgs upload(Path bytes, Copy copy) throws IOException {
    return UploadObjectArgs.builder()
        .bucket(bucket)
        .object(copy.name())
        .filename(bytes.toString(), Math.max(PART_BYTES_MIN, Files.size(bytes)))
        .contentType("application/octet-stream")
        .build();
  }

  @Override
  public boolean addAgain(Copy from, Copy to) throws IOException {
    var source = CopySource.builder().bucket(bucket).object(from.name()).build();
    return unlessGone(
            () ->
                client.copyObject(
                    CopyObjectArgs.builder()
                        .bucket(bucket)
                        .object(to.name())
                        .source(source)
                        .build()))
        .isPresent();
  }

  @Override
  public Optional<Bytes> open(Copy copy) throws IOException {
    return unlessGone(
        () -> {
          var object =
              client.getObject(GetObjectArgs.builder().bucket(bucket).object(copy.name()).build());
          var length = object.headers().get("Content-Length");
          if (length != null) return new Bytes(object, Long.parseLong(length));
          object.close();
          throw new IOException("no length of " + copy.name());
        });
  }

  @Override
  public int removeAll(String path) throws IOException {
    return remove(call(() -> list(path + "/", _ -> true)));
  }

  @Override
  public int removeOver(Instant now) throws IOException {
    return remove(call(() -> list("", copy -> copy.isOver(now))));
  }

  private int remove(List<Copy> copies) throws IOException {
    for (var copy : copies) {
      call(
          () -> {
            client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object(copy.name()).build());
            return copy;
          });
    }
    return copies.size();
  }

  /** A call to the store. */
  private interface Call<T> {
    T make() throws Exception;
  }

  private <T> Optional<T> unlessGone(Call<T> call) throws IOException {
    try {
      return Optional.of(call(call));
    } catch (BlobsAway e) {
      if (isGone(e.getCause())) return Optional.empty();
      throw e;
    }
  }

  private <T> T call(Call<T> call) throws IOException {
    try {
      return breaker.executeCallable(call::make);
    } catch (CallNotPermittedException e) {
      throw new BlobsAway("the store of blobs is left alone after failures", e);
    } catch (Exception e) {
      throw new BlobsAway("the store of blobs does not do what it is asked", e);
    }
  }

  private static boolean isGone(@Nullable Throwable e) {
    return e instanceof ErrorResponseException said && GONE.contains(said.errorResponse().code());
  }
}
