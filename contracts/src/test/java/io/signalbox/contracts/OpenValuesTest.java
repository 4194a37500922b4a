package io.signalbox.contracts;

import static io.signalbox.contracts.Published.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Enumerations that a later version may extend. */
class OpenValuesTest {

  @ParameterizedTest
  @MethodSource("all")
  void a_value_of_a_later_version_survives_reading_and_writing(Class<?> open)
      throws JsonProcessingException {
    var value = JSON.readValue("\"of-a-later-version\"", open);
    assertThat(value).hasToString("of-a-later-version");
    assertThat(JSON.writeValueAsString(value)).isEqualTo("\"of-a-later-version\"");
  }

  @ParameterizedTest
  @MethodSource("all")
  void each_constant_has_a_value_of_its_own(Class<?> open) {
    assertThat(OpenValues.known(open)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void a_value_of_a_later_version_is_let_in_with_its_record() throws JsonProcessingException {
    var later = "{\"agentId\":\"ana\",\"presence\":\"half-here\"}";
    assertThat(Published.faults("agent.presence", JSON.readTree(later))).isEmpty();
    assertThat(JSON.writeValueAsString(JSON.readValue(later, SetPresence.class))).isEqualTo(later);
  }

  @Test
  void priorities_have_a_rank_and_an_unknown_one_that_of_normal() {
    assertThat(Priority.LOW.rank()).isEqualTo(0);
    assertThat(Priority.NORMAL.rank()).isEqualTo(1);
    assertThat(Priority.HIGH.rank()).isEqualTo(2);
    assertThat(Priority.URGENT.rank()).isEqualTo(3);
    assertThat(new Priority("critical").rank()).isEqualTo(1);
  }

  @Test
  void a_channel_may_be_a_workspace_s_own() {
    assertThat(Channel.custom("kiosk")).isEqualTo(new Channel("custom:kiosk"));
    assertThat(Channel.custom("kiosk").custom()).isTrue();
    assertThat(Channel.EMAIL.custom()).isFalse();
  }

  static Set<Class<?>> all() {
    return OpenValues.all();
  }
}
