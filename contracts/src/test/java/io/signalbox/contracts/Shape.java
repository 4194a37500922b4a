package io.signalbox.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a Java type of the contracts looks like in JSON, as far as a schema can tell. */
sealed interface Shape {

  /** An object with the components of a record. */
  record Fields(Class<?> record) implements Shape {}

  /** An array of equals. */
  record Many(Shape each) implements Shape {}

  /** An object whose keys are data. */
  record Keyed(Shape each) implements Shape {}

  /** An array with one place for each component. */
  record Row(int places) implements Shape {}

  /** A string, number or boolean, by JSON schema's name of it. */
  record Plain(String type) implements Shape {}

  /** A string that one of our open enumerations holds. */
  record Open(Class<?> record) implements Shape {}

  /** Any of the plain ones. */
  record Anything() implements Shape {}

  Set<Class<?>> STRINGS = Set.of(String.class, Instant.class, Duration.class, LocalDate.class);
  Set<Class<?>> INTEGERS = Set.of(int.class, long.class, Integer.class, Long.class);
  Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

  static Shape of(RecordComponent component) {
    return of(component.getGenericType());
  }

  private static Shape of(Type type) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          new Many(of(list.getActualTypeArguments()[0]));
      case ParameterizedType map when map.getRawType() == Map.class ->
          new Keyed(of(map.getActualTypeArguments()[1]));
      case Class<?> record when record.isRecord() -> ofRecord(record);
      case Class<?> string when STRINGS.contains(string) -> new Plain("string");
      case Class<?> integer when INTEGERS.contains(integer) -> new Plain("integer");
      case Class<?> bool when BOOLEANS.contains(bool) -> new Plain("boolean");
      case Class<?> number when number == Double.class -> new Plain("number");
      case Class<?> any when any == Object.class -> new Anything();
      default -> throw new AssertionError(type + " has no place in the contracts");
    };
  }

  private static Shape ofRecord(Class<?> record) {
    var components = record.getRecordComponents();
    if (components[0].getAccessor().isAnnotationPresent(JsonValue.class)) {
      return new Open(record);
    }
    return record.isAnnotationPresent(JsonFormat.class)
        ? new Row(components.length)
        : new Fields(record);
  }

  /** The components as JSON has them: those of an unwrapped record in its place. */
  static Stream<RecordComponent> components(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(
            component ->
                component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? components(component.getType())
                    : Stream.of(component));
  }

  /** A component's name in JSON: its own, unless that is a word of the language. */
  static String name(RecordComponent component) {
    var given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null ? component.getName() : given.value();
  }

  /** Whether a component must be in the JSON: absence means neither null nor empty nor false. */
  static boolean required(RecordComponent component) {
    return !nullable(component)
        && component.getType() != List.class
        && component.getType() != Map.class
        && !component.getAccessor().isAnnotationPresent(FalseIfAbsent.class);
  }

  static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
