package io.signalbox.sla.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.sla.clock.Moments;
import io.signalbox.sla.clock.Said;
import io.signalbox.sla.clock.TicketSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A warning is over when its clock is, whether or not anybody looked after it. */
class ClosingTest {
  private final TicketSketch ticket = new TicketSketch("t-1");

  @ParameterizedTest
  @EnumSource
  void when_what_was_promised_is_done(Engine engine) {
    try (var watch = warned(engine)) {
      watch.tell(ticket, "Mon 09:55", Said::reply);
      assertThat(watch.told())
          .containsExactly("clock.fulfilled t-1:first-reply:1", "alert.closed t-1:first-reply:1");
      assertThat(states(watch)).containsExactly("closed");
      var id = watch.rows("select id from alert", UUID.class).getFirst().toString();
      assertThat(watch.acknowledge(id, Watch.SUPERVISOR, "Mon 10:00").reason()).isEqualTo("closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void when_the_promise_no_longer_holds(Engine engine) {
    try (var watch = warned(engine)) {
      ticket.status(TicketStatus.CLOSED);
      watch.tell(ticket, "Mon 09:55", view -> new TicketEvent.Closed(view, "agent-1", null));
      assertThat(watch.told()).contains("alert.closed t-1:first-reply:1");
      assertThat(states(watch)).containsExactly("closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void in_the_same_batch_too(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.harness().reload();
      var batch = new ArrayList<Input>();
      batch.add(watch.due("t-1", "Mon 09:50", false));
      batch.add(watch.record(ticket, "Mon 09:55", Said::reply));
      watch.harness().run(batch);
      assertThat(states(watch)).containsExactly("closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void also_one_that_is_told_only_now(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.tell(ticket, "Mon 09:55", Said::reply);
      assertThat(states(watch)).containsExactly("closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void but_not_one_that_somebody_looks_after(Engine engine) {
    try (var watch = warned(engine)) {
      var id = watch.rows("select id from alert", UUID.class).getFirst().toString();
      assertThat(watch.acknowledge(id, Watch.SUPERVISOR, "Mon 09:51").status())
          .isEqualTo(Outcome.Status.DONE);
      watch.told();
      watch.tell(ticket, "Mon 09:55", Said::reply);
      assertThat(watch.told()).containsExactly("clock.fulfilled t-1:first-reply:1");
      assertThat(states(watch)).containsExactly("acknowledged");
    }
  }

  /** The first reply is due at ten, and somebody is warned at 9:48. */
  private Watch warned(Engine engine) {
    var watch = SlaShardTest.promising(engine);
    watch.opened(ticket, "Mon 09:00");
    watch.harness().advanceTo(Moments.at("Mon 09:50"));
    assertThat(states(watch)).containsExactly("open");
    watch.told();
    watch.harness().reload();
    return watch;
  }

  private static List<String> states(Watch watch) {
    return watch.rows("select state from alert order by id", String.class);
  }
}
