package io.signalbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.signalbox.runtime.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a shard has come is read from rows that older releases wrote. */
class ShardStateTest {
  @Test
  void a_row_of_format_1_is_read() {
    assertThat(ShardState.FORMAT).isEqualTo(1);
    var state =
        Json.read(
            """
            {"logTime":77,"innerTime":70,"batch":5,"incarnation":"mig4","sequences":{"out":9},
            "inputs":{"in":{"topicId":"id","next":12,"start":3}},"seen":{"in /front":4}}\
            """,
            ShardState.class);
    assertThat(state.logTime).isEqualTo(77);
    assertThat(state.innerTime).isEqualTo(70);
    assertThat(state.batch).isEqualTo(5);
    assertThat(state.incarnation).isEqualTo("mig4");
    assertThat(state.sequences).containsEntry("out", 9L);
    assertThat(state.inputs).containsEntry("in", new ShardState.Input("id", 12, 3));
    assertThat(state.seen).containsEntry("in /front", 4L);
  }

  @Test
  void a_copy_has_every_field() throws ReflectiveOperationException {
    var state = new ShardState();
    for (var field : ShardState.class.getFields()) {
      if (field.getType() == long.class) field.setLong(state, 7);
      else if (field.getType() == String.class) field.set(state, "x");
      else if (field.getName().equals("fates")) field.set(state, Map.of(Fate.DECIDED, 7L));
      else if (field.getType() == Map.class) field.set(state, Map.of("x", 7L));
      else fail("a field of another type: " + field);
    }
    assertThat(state.copy()).usingRecursiveComparison().isEqualTo(state);
  }
}
