package io.signalbox.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {

  private final Shape shape = Shape.named("default").orElseThrow();

  @Test
  void all_have_come_by_the_end_of_the_day_and_none_before_it_begins() {
    assertThat(shape.due(0)).isZero();
    assertThat(shape.due(1)).isEqualTo(shape.contacts());
    assertThat(shape.due(1.5)).isEqualTo(shape.contacts());
  }

  @Test
  void more_come_at_lunch_than_in_the_morning_and_never_fewer_than_before() {
    var hours = shape.hours().size();
    var came = IntStream.rangeClosed(0, 1_000).map(i -> shape.due(i / 1_000.0)).toArray();
    assertThat(came).isSorted();
    var first = shape.due(1.0 / hours);
    var lunch = shape.due(6.0 / hours) - shape.due(5.0 / hours);
    assertThat(lunch).isGreaterThan(2 * first);
  }
}
