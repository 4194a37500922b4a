package io.signalbox.house;

import java.util.List;

/** All rules that look at one Java file at a time. An exception needs a reason, given here. */
final class SourceRules {
  static final SourceRule FILES_ARE_SHORT =
      SourceRule.of("a file has at most " + Sizes.FILE_LINES_MAX + " lines", Sizes::files);

  static final SourceRule METHODS_ARE_SHORT =
      SourceRule.of("a method has at most " + Sizes.METHOD_LINES_MAX + " lines", Sizes::methods);

  static final SourceRule NAMES_SAY_SOMETHING =
      SourceRule.of("no type has a name that says nothing", Names::types);

  static final SourceRule PUBLIC_TYPES_SPEAK =
      SourceRule.of("public types of main code have Javadoc", Comments::publicTypes);

  static final SourceRule PACKAGES_SPEAK =
      SourceRule.of("a package-info has a purpose and @NullMarked", Comments::packageInfos);

  static final SourceRule TESTS_DO_NOT_SLEEP =
      SourceRule.of("no test sleeps", Waits::sleepingTests);

  static final SourceRule TESTS_ARE_ON =
      SourceRule.of("no test is switched off", Comments::switchedOff);

  static final SourceRule JAVA_IS_FORMATTED =
      SourceRule.of("Java files are as google-java-format writes them", Format::asFormatted);

  static final List<SourceRule> ALL =
      List.of(
          FILES_ARE_SHORT,
          METHODS_ARE_SHORT,
          NAMES_SAY_SOMETHING,
          PUBLIC_TYPES_SPEAK,
          PACKAGES_SPEAK,
          TESTS_DO_NOT_SLEEP,
          TESTS_ARE_ON,
          JAVA_IS_FORMATTED);

  private SourceRules() {}
}
