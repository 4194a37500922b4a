package io.signalbox.runtime.edge;

import io.micronaut.context.BeanProvider;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.service.LoopRunner;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.store.OutcomeRow;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who wait for the outcome of a command.
 *
 * <p>The loop of this process tells them in memory. What another instance decides is found in the
 * database: one query every 25 ms, while somebody waits for such a one.
 */
@Singleton
final class Waiting implements OutcomeListener {
  /** How long an HTTP request waits before it is answered 202. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);
  private static final int WAITING_MAX = 10_000;

  private final Outcomes outcomes;
  private final BeanProvider<LoopRunner> loop;
  private final int partitions;
  private final Map<UUID, List<Expected>> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean willLook = new AtomicBoolean();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outcomes").factory());

  Waiting(Outcomes outcomes, BeanProvider<LoopRunner> loop, ServiceSettings settings) {
    this.outcomes = outcomes;
    this.loop = loop;
    this.partitions = settings.partitions();
  }

  /** Someone who waits; closed when it no longer does. */
  final class Expected implements AutoCloseable {
    private final Idempotency.Claim claim;
    private final int shard;
    private final List<UUID> rows;
    private final long since = System.nanoTime();
    private final CompletableFuture<Answer> decided = new CompletableFuture<>();
    private volatile boolean looked;

    private Expected(String workspace, Idempotency.Claim claim) {
      this.claim = claim;
      this.shard = Partitions.of(workspace, partitions);
      this.rows = Outcomes.rows(workspace, claim.id());
    }

    /** The outcome if it comes within this time, else that it was received. */
    Answer within(Duration patience) {
      try {
        return decided.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        return Answer.received(claim.id());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Answer.received(claim.id());
      }
    }

    private void tell(OutcomeRow row) {
      if (claim.mayBeAnsweredBy(row)) decided.complete(Answer.of(claim.id(), row));
    }

    /** What was decided before we began to wait is looked up once, too. */
    private boolean worthALook(Set<Integer> owned) {
      if (decided.isDone() || System.nanoTime() - since < LOOK_EVERY.toNanos()) return false;
      if (looked && owned.contains(shard)) return false;
      looked = true;
      return true;
    }

    @Override
    public void close() {
      for (var row : rows) waiting.computeIfPresent(row, (_, all) -> without(all, this));
    }
  }

  /**
   * Waits for the outcome of a command from now on.
   *
   * @throws Problem 503 when too many wait already
   */
  Expected expect(String workspace, Idempotency.Claim claim) {
    if (waiting.size() >= WAITING_MAX) {
      throw Problem.unavailable(
          "too-many-waiting", "Too many commands wait for their outcome.", Duration.ofSeconds(1));
    }
    var expected = new Expected(workspace, claim);
    for (var row : expected.rows) waiting.merge(row, List.of(expected), Waiting::joined);
    lookSoon();
    return expected;
  }

  @Override
  public void decided(OutcomeRow outcome) {
    waiting.getOrDefault(outcome.id(), List.of()).forEach(one -> one.tell(outcome));
  }

  private void lookSoon() {
    if (!willLook.compareAndSet(false, true)) return;
    try {
      var _ = looking.schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: nobody waits any more", e);
    }
  }

  private void look() {
    willLook.set(false);
    try {
      var owned = loop.isPresent() ? loop.get().owned() : Set.<Integer>of();
      var worth = new HashSet<Expected>();
      for (var all : waiting.values()) {
        for (var one : all) if (one.worthALook(owned)) worth.add(one);
      }
      outcomes.of(worth.stream().flatMap(one -> one.rows.stream()).toList()).forEach(this::decided);
    } catch (RuntimeException e) {
      LOG.debug("outcomes cannot be read now", e); // those who wait get 202
    } finally {
      if (!waiting.isEmpty()) lookSoon();
    }
  }

  private static List<Expected> joined(List<Expected> some, List<Expected> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static @Nullable List<Expected> without(List<Expected> all, Expected one) {
    var rest = all.stream().filter(other -> other != one).toList();
    return rest.isEmpty() ? null : rest;
  }

  @PreDestroy
  void close() {
    looking.shutdownNow();
  }
}
