package io.signalbox.house;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * Files that break a rule, and one that keeps them all. They are texts, so that nothing else sees
 * them.
 */
final class Samples {
  private static final String MAIN = "sla-service/src/main/java/";
  private static final String TEST = "sla-service/src/test/java/";

  /** Keeps every rule. */
  static final SourceFile GOOD =
      SourceFile.of(
          MAIN + "good/Promise.java",
          """
          package good;

          /** What we promised. */
          public record Promise(String ticket) {}
          """);

  /** A test that keeps every rule, though it looks as if it broke some. */
  static final SourceFile GOOD_TEST =
      SourceFile.of(
          TEST + "good/BearTest.java",
          """
          package good;

          class BearTest {
            private final Bear bear = new Bear();

            @CsvSource({%s})
            void sleeps_in_winter() {
              bear.sleep();
            }

            private static final class Bear {
              void sleep() {}
            }
          }
          """
              .formatted(
                  ("\n    \"00:00, 24:00, PT24H\"" + ",").repeat(40).replaceFirst(",$", "\n  ")));

  private static final Map<SourceRule, List<SourceFile>> BREAKING =
      Map.ofEntries(
          entry(
              SourceRules.FILES_ARE_SHORT,
              List.of(
                  SourceFile.of(
                      MAIN + "Long.java", "class Long {\n" + "//\n".repeat(299) + "}\n"))),
          entry(SourceRules.METHODS_ARE_SHORT, List.of(longMethods())),
          entry(
              SourceRules.NAMES_SAY_SOMETHING,
              List.of(
                  SourceFile.of(
                      MAIN + "TimeUtils.java",
                      """
                      class TimeUtils {
                        interface Clock {}
                        class ClockImpl implements Clock {}
                        record TicketDto() {}
                        enum Managers { ClockManager }
                      }
                      """))),
          entry(
              SourceRules.PUBLIC_TYPES_SPEAK,
              List.of(
                  SourceFile.of(
                      MAIN + "Silent.java",
                      """
                      public interface Silent {
                        record Inner() implements Silent {}
                        /** Says it. */
                        record Spoken() implements Silent {}
                      }
                      class Hidden {}
                      """))),
          entry(
              SourceRules.PACKAGES_SPEAK,
              List.of(
                  SourceFile.of(MAIN + "a/package-info.java", "@NullMarked\npackage a;\n"),
                  SourceFile.of(MAIN + "b/package-info.java", "/** Says it. */\npackage b;\n"))),
          entry(
              SourceRules.TESTS_DO_NOT_SLEEP,
              List.of(
                  SourceFile.of(
                      TEST + "SleepyTest.java",
                      """
                      import static java.lang.Thread.sleep;

                      class SleepyTest {
                        void waits() throws Exception {
                          Thread.sleep(1);
                          java.util.concurrent.TimeUnit.SECONDS.sleep(1);
                          sleep(1);
                        }
                      }
                      """))),
          entry(
              SourceRules.TESTS_ARE_ON,
              List.of(
                  SourceFile.of(
                      TEST + "OffTest.java",
                      """
                      @Disabled
                      class OffTest {
                        @org.junit.jupiter.api.Disabled("some day") void test() {}
                      }
                      """))),
          entry(
              SourceRules.JAVA_IS_FORMATTED,
              List.of(
                  SourceFile.of(MAIN + "Wide.java", "class Wide  {}\n"),
                  SourceFile.of(MAIN + "Idle.java", "import java.util.List;\n\nclass Idle {}\n"))));

  /** How many findings the samples of a rule must give. */
  private static final Map<SourceRule, Integer> COUNTS =
      Map.of(
          SourceRules.FILES_ARE_SHORT, 1,
          SourceRules.METHODS_ARE_SHORT, 3,
          SourceRules.NAMES_SAY_SOMETHING, 3,
          SourceRules.PUBLIC_TYPES_SPEAK, 2,
          SourceRules.PACKAGES_SPEAK, 2,
          SourceRules.TESTS_DO_NOT_SLEEP, 3,
          SourceRules.TESTS_ARE_ON, 2,
          SourceRules.JAVA_IS_FORMATTED, 2);

  private Samples() {}

  static List<SourceFile> breaking(SourceRule rule) {
    return BREAKING.getOrDefault(rule, List.of());
  }

  static int count(SourceRule rule) {
    return COUNTS.getOrDefault(rule, -1);
  }

  /** A method, a constructor and an initialiser of 41 lines each, and a method of 40. */
  private static SourceFile longMethods() {
    var longer = "{\n" + ";\n".repeat(39) + "}\n";
    var longest = "{\n" + ";\n".repeat(38) + "}\n";
    return SourceFile.of(
        MAIN + "Methods.java",
        "class Methods {\n static "
            + longer
            + " Methods() "
            + longer
            + " void a() "
            + longer
            + " void b() "
            + longest
            + "}\n");
  }
}
