package io.signalbox.runtime.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.signalbox.runtime.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How much each key, and each address without one, may ask. */
@Singleton
final class Limits {
  private static final int BUCKETS_MAX = 100_000;

  private final RateSettings settings;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(BUCKETS_MAX)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  Limits(RateSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes so many requests from what the key may ask.
   *
   * @throws Problem 429 with {@code Retry-After} when they are not there
   */
  void take(String key, int requests) {
    take(key, requests, settings.perSecond(), settings.burst());
  }

  /** The same for an address that shows no key. */
  void takeAnonymous(String address) {
    take("address " + address, 1, settings.anonymousPerSecond(), settings.anonymousBurst());
  }

  private void take(String name, int requests, int perSecond, int burst) {
    if (requests <= 0) {
      return;
    }
    var bucket = buckets.get(name, _ -> bucket(perSecond, burst));
    // more than a bucket holds would never be there: such a batch takes all of it
    var probe = bucket.tryConsumeAndReturnRemaining(Math.min(requests, burst));
    if (!probe.isConsumed()) {
      throw Problem.of(
              429,
              "too-many-requests",
              "Too many requests",
              "Wait as Retry-After says, then go on.")
          .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999));
    }
  }

  private static Bucket bucket(int perSecond, int burst) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
