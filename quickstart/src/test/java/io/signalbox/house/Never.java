package io.signalbox.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Reports every access of some kind: calls, constructors and references to them alike. */
final class Never extends ArchCondition<JavaClass> {
  private final Predicate<JavaAccess<?>> kind;

  /**
   * @param what for the report
   */
  Never(String what, Predicate<JavaAccess<?>> kind) {
    super("never touch " + what);
    this.kind = kind;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (var access : type.getAccessesFromSelf()) {
      if (kind.test(access)) {
        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
      }
    }
  }
}
