package io.signalbox.contracts;

import io.signalbox.contracts.catalogue.Catalogue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The open enumerations that the records use, found by walking them. */
final class OpenValues {

  private OpenValues() {}

  static Set<Class<?>> all() {
    var found = new LinkedHashSet<Class<?>>();
    Catalogue.entries().forEach(entry -> collect(entry.record(), found));
    return found;
  }

  /** The values that have a constant, in the order they stand in. */
  static List<String> known(Class<?> open) {
    return Stream.of(open.getDeclaredFields())
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .map(OpenValues::constant)
        .toList();
  }

  private static String constant(Field field) {
    try {
      return field.get(null).toString();
    } catch (IllegalAccessException e) {
      throw new AssertionError(field.toString(), e);
    }
  }

  private static void collect(Class<?> record, Set<Class<?>> found) {
    Shape.components(record).map(Shape::of).forEach(shape -> collect(shape, found));
  }

  private static void collect(Shape shape, Set<Class<?>> found) {
    switch (shape) {
      case Shape.Open open -> found.add(open.record());
      case Shape.Fields fields -> collect(fields.record(), found);
      case Shape.Many many -> collect(many.each(), found);
      case Shape.Keyed keyed -> collect(keyed.each(), found);
      case Shape.Row _, Shape.Plain _, Shape.Anything _ -> {}
    }
  }
}
