package io.signalbox.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void start() {
    context.addTurboFilter(new RepeatFilter(now::get));
    written.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(written);
  }

  @Test
  void the_same_is_said_once_then_once_a_minute_with_a_count() {
    var log = log("io.signalbox.Some");
    for (int i = 0; i < 90; i++) {
      log.warn("shard {} waits", 3, new IllegalStateException("away " + i));
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(lines())
        .containsExactly(
            "shard 3 waits",
            "59 more times since, io.signalbox.Some said what follows",
            "shard 3 waits");
  }

  @Test
  void of_another_thing_it_is_another_line() {
    var log = log("io.signalbox.Some");
    for (int i = 0; i < 6; i++) log.error("shard {} stops", i % 3);
    assertThat(lines()).containsExactly("shard 0 stops", "shard 1 stops", "shard 2 stops");
  }

  @Test
  void kafkas_clients_say_it_once_for_all_of_them() {
    var log = log("org.apache.kafka.clients.NetworkClient");
    for (int i = 0; i < 20; i++) {
      log.warn("[Consumer clientId=" + i + "] Connection to node {} could not be established", -i);
    }
    assertThat(lines()).hasSize(1);
  }

  @Test
  void what_is_no_warning_always_passes() {
    var log = log("io.signalbox.Some");
    for (int i = 0; i < 3; i++) log.info("again");
    assertThat(lines()).containsExactly("again", "again", "again");
  }

  private Logger log(String name) {
    return context.getLogger(name);
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
