package io.signalbox.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.shard.Access;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is seen, by the predicate; that queries see the same is tested where the tables are. */
class VisibilityTest {
  private static final Map<String, String> LISBON = Map.of("site", "lisbon", "brand", "acme");

  @Test
  void what_is_not_narrowed_is_all_there_is() {
    assertThat(Visibility.narrowed("site", null)).isEqualTo(Visibility.all());
    assertThat(Visibility.all().shows(_ -> null)).isTrue();
    assertThat(Visibility.all().sql(name -> name)).isEqualTo("1 = 1");
  }

  @Test
  void all_of_it_must_hold_or_any() {
    var both = Visibility.both(in("site", "lisbon"), in("brand", "other"));
    assertThat(both.shows(LISBON::get)).isFalse();
    assertThat(both.sql(name -> "t." + name)).isEqualTo("(t.site = any(?) and t.brand = any(?))");
    var either = Visibility.either(in("site", "lisbon"), in("brand", "other"));
    assertThat(either.shows(LISBON::get)).isTrue();
    assertThat(Visibility.either().shows(LISBON::get)).as("of nothing").isFalse();
    assertThat(Visibility.either().sql(name -> name)).isEqualTo("1 = 0");
  }

  @Test
  void what_is_missing_is_in_no_list() {
    assertThat(in("queue", "billing").shows(LISBON::get)).isFalse();
  }

  @Test
  void clearances_alone_may_be_none() {
    assertThat(new Access(null, null, null, null, List.of()).isNarrowed()).isTrue();
    assertThat(Access.ALL.isNarrowed()).isFalse();
  }

  private static Visibility in(String attribute, String name) {
    return Visibility.narrowed(attribute, List.of(name));
  }
}
