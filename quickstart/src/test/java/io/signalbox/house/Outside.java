package io.signalbox.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** What a decision must not touch: the clock, chance, and the world. */
final class Outside {
  private static final Set<String> CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.random.RandomGenerator.getDefault");

  private static final Set<String> GENERATORS =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

  private static final Set<String> CLOCKS =
      Set.of("java.lang.System.currentTimeMillis", "java.util.Calendar.getInstance");

  private static final Set<String> WORLD =
      Set.of(
          "io.micronaut.",
          "java.sql.",
          "javax.sql.",
          "org.apache.kafka.",
          "java.net.http.",
          "java.nio.file.");

  private static final Set<String> PROCESS =
      Set.of("java.lang.System.getenv", "java.lang.System.getProperty", "java.lang.Thread.sleep");

  private Outside() {}

  static boolean clockOrChance(JavaAccess<?> access) {
    return clock(access) || chance(access);
  }

  /** The wall clock, however it is asked. */
  private static boolean clock(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    var now = name.equals("now") && owner.startsWith("java.time.");
    var system =
        name.startsWith("system")
            && (owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource"));
    var date = owner.equals("java.util.Date") && isConstructorWithout(access);
    return now || system || date || CLOCKS.contains(owner + "." + name);
  }

  /** The clock that only tells how much time has passed. */
  static boolean stopwatch(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.lang.System")
        && access.getTarget().getName().equals("nanoTime");
  }

  /** Chance, unless its seed is given. */
  private static boolean chance(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var generator = GENERATORS.contains(owner) && isConstructorWithout(access);
    var shuffle = named(access, "java.util.Collections.shuffle") && parameters(access) == 1;
    return generator || shuffle || CHANCE.contains(owner + "." + access.getTarget().getName());
  }

  /** Framework, database, broker, network, files, environment. */
  static boolean world(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    return WORLD.stream().anyMatch(owner::startsWith)
        || PROCESS.contains(owner + "." + access.getTarget().getName());
  }

  private static boolean named(JavaAccess<?> access, String name) {
    return (access.getTargetOwner().getName() + "." + access.getTarget().getName()).equals(name);
  }

  private static boolean isConstructorWithout(JavaAccess<?> access) {
    return access.getTarget() instanceof ConstructorCallTarget && parameters(access) == 0;
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget called
        ? called.getRawParameterTypes().size()
        : -1;
  }
}
