package io.signalbox.quickstart.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartWatchTest {

  @Test
  void tells_the_first_errors_and_the_innermost_cause() {
    var log =
        """
        10:00:00 INFO  fine
        10:00:01 ERROR cannot start
        java.lang.IllegalStateException: outer
        Caused by: java.lang.IllegalArgumentException: middle
        Caused by: org.h2.mvstore.MVStoreException: Store header is corrupt: routing.mv.db
        \tSuppressed: java.io.IOException: aside
        \tCaused by: java.io.IOException: of what is aside
        10:00:02 INFO  ending
        """;
    assertThat(StartWatch.reasons(log))
        .containsExactly(
            "10:00:01 ERROR cannot start",
            "Caused by: org.h2.mvstore.MVStoreException: Store header is corrupt: routing.mv.db");
  }

  @Test
  void tells_few_of_many_errors() {
    assertThat(StartWatch.reasons("10:00 ERROR again\n".repeat(50))).hasSize(3);
    assertThat(StartWatch.reasons("")).isEmpty();
  }
}
