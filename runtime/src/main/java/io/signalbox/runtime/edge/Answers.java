package io.signalbox.runtime.edge;

import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.OutcomeRow;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who wait for the outcome of a command.
 *
 * <p>The loop of this process tells them in memory. What another instance decides is found in the
 * database: one query every 25 ms for all who have waited at least that long.
 */
@Singleton
final class Answers implements OutcomeListener {
  /** How long an HTTP request waits before it is answered 202. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);
  private static final int WAITING_MAX = 10_000;

  private final Outcomes outcomes;
  private final Map<UUID, List<Expected>> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("answers").factory());

  Answers(Outcomes outcomes) {
    this.outcomes = outcomes;
    var every = LOOK_EVERY.toMillis();
    var _ = looking.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  /** Someone who waits; closed when it no longer does. */
  final class Expected implements AutoCloseable {
    private final String id;
    private final UUID row;
    private final long since = System.nanoTime();
    private final CompletableFuture<OutcomeRow> decided = new CompletableFuture<>();

    private Expected(String id, UUID row) {
      this.id = id;
      this.row = row;
    }

    /** The outcome if it is in the database already. */
    Optional<Answer> stored() {
      return outcomes.of(List.of(row)).stream().findFirst().map(found -> new Answer(id, found));
    }

    /** The outcome, if it comes within this time. */
    Optional<Answer> within(Duration patience) {
      try {
        var found = decided.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        return Optional.of(new Answer(id, found));
      } catch (TimeoutException | ExecutionException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      waiting.computeIfPresent(row, (_, others) -> without(others, this));
    }
  }

  /**
   * Waits for the outcome of a command from now on.
   *
   * @throws Problem 503 when too many wait already
   */
  Expected expect(String workspace, String id) {
    if (waiting.size() >= WAITING_MAX) {
      throw Problem.unavailable(
          "too-many-waiting", "Too many commands wait for their outcome.", Duration.ofSeconds(1));
    }
    var expected = new Expected(id, Ids.ofRecord(workspace, id));
    waiting.merge(expected.row, List.of(expected), Answers::joined);
    return expected;
  }

  @Override
  public void decided(OutcomeRow outcome) {
    waiting.getOrDefault(outcome.id(), List.of()).forEach(one -> one.decided.complete(outcome));
  }

  private void look() {
    try {
      var longEnough = System.nanoTime() - LOOK_EVERY.toNanos();
      var ids = new ArrayList<UUID>();
      waiting.forEach(
          (id, all) -> {
            if (all.stream().anyMatch(one -> one.since < longEnough && !one.decided.isDone())) {
              ids.add(id);
            }
          });
      outcomes.of(ids).forEach(this::decided);
    } catch (RuntimeException e) {
      LOG.debug("outcomes cannot be read now", e); // those who wait get 202
    }
  }

  private static List<Expected> joined(List<Expected> some, List<Expected> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static @org.jspecify.annotations.Nullable List<Expected> without(
      List<Expected> all, Expected one) {
    var rest = all.stream().filter(other -> other != one).toList();
    return rest.isEmpty() ? null : rest;
  }

  @PreDestroy
  void close() {
    looking.shutdownNow();
  }
}
