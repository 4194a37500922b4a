package io.signalbox.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final UUID ID = UUID.fromString("6f1e6a3c-8e1c-4b7b-9a55-0e5c2f1f9d10");

  @Test
  void only_the_one_form_of_an_id_is_an_id() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 40))
        .checkAssert(text -> assertThat(Ids.parse(text)).isEmpty());
    assertThat(Ids.parse("1-1-1-1-1")).isEmpty();
    assertThat(Ids.parse("6f1e6a3-c8e1c-4b7b-9a55-0e5c2f1f9d10")).isEmpty();
    assertThat(Ids.parse(ID.toString().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(Ids.parse(ID.toString())).contains(ID);
  }
}
