package io.signalbox.benchmarks;

import static io.signalbox.benchmarks.Signalbox.number;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What a Java team would take instead: tickets as processes of Flowable on an H2 file. A life cycle
 * is started, found in its group's list, claimed and completed, a call each; two timers stand
 * beside it meanwhile. No messaging, no clocks of business time, no survey: it is asked for less
 * than ours.
 */
public final class Flowable {
  /** As many are under way as with ours. */
  private static final int UNDER_WAY = 2_000;

  private static final int THREADS = Integer.getInteger("bench.flowable.threads", 4);

  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
        <process id="ticket" isExecutable="true">
          <startEvent id="begin"/>
          <sequenceFlow id="f1" sourceRef="begin" targetRef="work"/>
          <userTask id="work" flowable:candidateGroups="${skill}"/>
          <boundaryEvent id="warning" attachedToRef="work" cancelActivity="false">
            <timerEventDefinition><timeDuration>PT3H</timeDuration></timerEventDefinition>
          </boundaryEvent>
          <sequenceFlow id="f2" sourceRef="warning" targetRef="warned"/>
          <endEvent id="warned"/>
          <boundaryEvent id="breach" attachedToRef="work" cancelActivity="false">
            <timerEventDefinition><timeDuration>PT4H</timeDuration></timerEventDefinition>
          </boundaryEvent>
          <sequenceFlow id="f3" sourceRef="breach" targetRef="breached"/>
          <endEvent id="breached"/>
          <sequenceFlow id="f4" sourceRef="work" targetRef="end"/>
          <endEvent id="end"/>
        </process>
      </definitions>
      """;

  private @Nullable HikariDataSource database;
  private @Nullable ProcessEngine engine;

  private Flowable() {}

  /** Takes orders. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var flowable = new Flowable();
    Orders.take(
        Map.of(
            "open", _ -> flowable.open(),
            "close", _ -> flowable.close(),
            "cycles", words -> flowable.cycles(number(words, 0))));
  }

  private @Nullable Figures open() throws IOException {
    var settings = new HikariConfig();
    settings.setJdbcUrl("jdbc:h2:" + Files.createTempDirectory("flowable").resolve("flowable"));
    settings.setUsername("sa");
    settings.setPassword("");
    settings.setMaximumPoolSize(2 * THREADS);
    var source = new HikariDataSource(settings);
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(source);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(false);
    var built = configuration.buildProcessEngine();
    built
        .getRepositoryService()
        .createDeployment()
        .addString("ticket.bpmn20.xml", PROCESS)
        .deploy();
    database = source;
    engine = built;
    return null;
  }

  private @Nullable Figures close() {
    if (engine != null) engine.close();
    if (database != null) database.close();
    engine = null;
    database = null;
    return null;
  }

  private Figures cycles(int cycles) throws InterruptedException {
    var open = new ConcurrentLinkedQueue<String>();
    var begun = new AtomicInteger();
    var ended = new AtomicInteger();
    var meter = new Meter();
    var work = new ArrayList<Callable<Void>>();
    for (var n = 0; n < THREADS; n++) work.add(() -> work(cycles, begun, ended, open));
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var each : threads.invokeAll(work)) each.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Flowable failed", e.getCause());
    }
    return meter.figures(cycles);
  }

  /** Starts one and ends the oldest, again and again. */
  private @Nullable Void work(
      int cycles, AtomicInteger begun, AtomicInteger ended, Queue<String> open) {
    while (ended.get() < cycles) {
      var number = begun.get() < cycles ? begun.getAndIncrement() : cycles;
      if (number < cycles) open.add(start(number));
      if (number < Math.min(UNDER_WAY, cycles - 1)) continue;
      var oldest = open.poll();
      if (oldest == null) continue;
      end(oldest);
      ended.incrementAndGet();
    }
    return null;
  }

  private String start(int number) {
    return engine()
        .getRuntimeService()
        .startProcessInstanceByKey(
            "ticket",
            Map.of(
                "skill",
                "skill" + number % 20,
                "priority",
                number % 4,
                "subject",
                Load.name("flowable", number),
                "text",
                Load.text(number)))
        .getId();
  }

  private void end(String process) {
    var tasks = engine().getTaskService();
    var task = tasks.createTaskQuery().processInstanceId(process).singleResult();
    tasks.claim(task.getId(), "agent-1");
    tasks.complete(task.getId());
  }

  private ProcessEngine engine() {
    if (engine == null) throw new IllegalStateException("not open");
    return engine;
  }
}
