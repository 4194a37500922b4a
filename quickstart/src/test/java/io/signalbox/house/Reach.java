package io.signalbox.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.signalbox.runtime.shard.Db;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows every call from a method through our own code, whichever implementation it may meet, and
 * reports calls of what is outside.
 */
final class Reach extends ArchCondition<JavaMethod> {
  private final String root;

  Reach(String root) {
    super("reach no clock, no chance and nothing of the world outside");
    this.root = root + ".";
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    if (method.getModifiers().contains(JavaModifier.BRIDGE)) return;
    var cameFrom = new HashMap<JavaCodeUnit, @Nullable JavaCodeUnit>();
    var ahead = new ArrayDeque<JavaCodeUnit>();
    cameFrom.put(method, null);
    ahead.add(method);
    while (!ahead.isEmpty()) {
      var here = ahead.remove();
      for (var access : here.getAccessesFromSelf()) {
        if (isOutside(access)) {
          events.add(SimpleConditionEvent.violated(method, way(here, cameFrom) + ": " + access));
        }
        next(access)
            .filter(unit -> !cameFrom.containsKey(unit))
            .forEach(
                unit -> {
                  cameFrom.put(unit, here);
                  ahead.add(unit);
                });
      }
    }
  }

  private static boolean isOutside(JavaAccess<?> access) {
    return Outside.clockOrChance(access)
        || Outside.stopwatch(access)
        || Outside.world(access)
        || access.getTargetOwner().isAssignableTo(Db.class);
  }

  /** What of ours a call may run: the method named, and all that override it. */
  private Stream<JavaCodeUnit> next(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) return Stream.empty();
    if (!called.getOwner().getName().startsWith(root)) return Stream.empty();
    var named = called.resolveMember().stream().map(JavaCodeUnit.class::cast);
    return Stream.concat(named, overriding(called));
  }

  private static Stream<JavaCodeUnit> overriding(CodeUnitAccessTarget called) {
    var parameters =
        called.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    return called.getOwner().getAllSubclasses().stream()
        .flatMap(type -> type.tryGetMethod(called.getName(), parameters).stream());
  }

  private static String way(JavaCodeUnit end, Map<JavaCodeUnit, @Nullable JavaCodeUnit> cameFrom) {
    var way = new StringBuilder();
    for (@Nullable JavaCodeUnit at = end; at != null; at = cameFrom.get(at)) {
      way.insert(0, (way.isEmpty() ? "" : " -> "));
      way.insert(0, at.getOwner().getSimpleName() + "." + at.getName());
    }
    return way.toString();
  }
}
