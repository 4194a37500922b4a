package io.signalbox.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the records hold of lists and maps: a copy nobody can change, empty where JSON had none. */
public final class Frozen {

  private Frozen() {}

  /** An unchangeable copy. */
  public static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  /** An unchangeable copy in the given order, so that it is written as it was read. */
  public static <K, V> Map<K, V> map(@Nullable Map<K, V> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }
}
