package io.signalbox.runtime.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.shard.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual thread for each attempt in hand: it waits until the attempt is due and the way to its
 * target is open, calls once, and reports. It never tries again by itself.
 */
public final class ResilientCourier implements Courier, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResilientCourier.class);

  /** What is known of a target is forgotten when nothing went there for so long. */
  private static final Duration GATEWAY_KEPT = Duration.ofHours(1);

  private final Map<String, Carrier> carriers = new HashMap<>();
  private final Reporter reporter;
  private final InstantSource clock;
  private final Faults faults;
  private final TimeLimiter limit;
  private final LoadingCache<Target, Gateway> gateways;
  private final ConcurrentMap<UUID, Task> tasks = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A courier with nothing to do yet.
   *
   * @param carriers one for each kind of call
   */
  public ResilientCourier(
      Collection<? extends Carrier> carriers,
      CallLimits limits,
      Reporter reporter,
      InstantSource clock,
      Faults faults) {
    for (var each : carriers) {
      if (this.carriers.put(each.kind(), each) != null) {
        throw new IllegalArgumentException("two carriers of kind " + each.kind());
      }
    }
    this.reporter = reporter;
    this.clock = clock;
    this.faults = faults;
    this.limit =
        TimeLimiter.of(
            TimeLimiterConfig.custom()
                .timeoutDuration(limits.callMax())
                .cancelRunningFuture(true)
                .build());
    this.gateways =
        Caffeine.newBuilder()
            .expireAfterAccess(GATEWAY_KEPT)
            .build(target -> new Gateway(target.name(), limits));
  }

  /** One attempt in hand. */
  private final class Task implements Runnable {
    private final int shard;
    private final Attempt attempt;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Future<?> future;

    Task(int shard, Attempt attempt) {
      this.shard = shard;
      this.attempt = attempt;
    }

    @Override
    public void run() {
      try {
        var report = call();
        if (report == null) return;
        var name = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        reporter.report(attempt, report, name);
        faults.at(Fault.AFTER_REPORT);
      } catch (InterruptedException | AcquirePermissionCancelledException e) {
        // the shard was left, or the process ends: whoever has it next makes the attempt
      } catch (RuntimeException e) {
        var id = attempt.delivery().id(); // never what it carries
        LOG.error("delivery {} has no report; it goes on once the shard is taken anew", id, e);
      } finally {
        tasks.remove(attempt.delivery().id(), this);
      }
    }

    private @Nullable Report call() throws InterruptedException {
      var wait = attempt.notBefore() - clock.millis();
      if (wait > 0) TimeUnit.MILLISECONDS.sleep(wait);
      var gateway = gateways.get(attempt.target());
      gateway.enter();
      if (!begun.compareAndSet(false, true)) {
        gateway.unused();
        return null;
      }
      faults.at(Fault.BEFORE_CALL);
      var began = System.nanoTime();
      var answer = ask(attempt.delivery());
      gateway.left(answer.result() != Report.Result.AGAIN, System.nanoTime() - began);
      faults.at(Fault.AFTER_CALL);
      var pause = answer.pause();
      return Report.of(
          attempt, answer.result(), answer.detail(), pause == null ? null : pause.toMillis());
    }

    /** What was begun goes on to its end: its report counts, whoever owns the shard by then. */
    boolean cancel() {
      if (!begun.compareAndSet(false, true)) return false;
      tasks.remove(attempt.delivery().id(), this);
      var started = future;
      if (started != null) started.cancel(true);
      return true;
    }
  }

  private Carrier.Answer ask(Delivery delivery) throws InterruptedException {
    var carrier = carriers.get(delivery.kind());
    if (carrier == null) return Carrier.Answer.refused("nobody here makes " + delivery.kind());
    try {
      return limit.executeFutureSupplier(() -> threads.submit(() -> carrier.carry(delivery)));
    } catch (TimeoutException e) {
      return Carrier.Answer.notNow("no answer in time", null);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (threads.isShutdown()) throw new InterruptedException();
      LOG.info("a call to {} failed: {}", delivery.target(), e.toString());
      return Carrier.Answer.notNow(e.toString(), null);
    }
  }

  @Override
  public void take(int shard, List<Attempt> attempts) {
    for (var each : attempts) {
      var task = new Task(shard, each);
      tasks.put(each.delivery().id(), task);
      task.future = threads.submit(task);
    }
  }

  @Override
  public Collection<UUID> withdraw(int shard, Collection<UUID> deliveries) {
    var withdrawn = new ArrayList<UUID>();
    for (var id : deliveries) {
      var task = tasks.get(id);
      if (task != null && task.cancel()) withdrawn.add(id);
    }
    return withdrawn;
  }

  @Override
  public void leave(int shard) {
    for (var task : tasks.values()) {
      if (task.shard == shard) {
        var _ = task.cancel();
      }
    }
  }

  /** The targets that are left alone now because too many calls have failed. */
  public List<Target> resting() {
    return gateways.asMap().entrySet().stream()
        .filter(each -> each.getValue().state() == BreakerState.OPEN)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How a target's breaker stands; null where we have not called it lately. */
  public @Nullable BreakerState breaker(Target target) {
    var gateway = gateways.getIfPresent(target);
    return gateway == null ? null : gateway.state();
  }

  /** How many attempts are in hand. */
  public int inHand() {
    return tasks.size();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
