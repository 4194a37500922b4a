package io.signalbox.routing.play;

import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.Rule;
import io.signalbox.contracts.ticket.Rule.Then;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules in words. */
public final class RuleOf {
  private RuleOf() {}

  /** Everything needs these. */
  public static Rule everything(int tier, String... skills) {
    return rule("Everything", "true", then(null, null, tier, null, skills));
  }

  /** What says this word goes there, this urgently. */
  public static Rule word(String word, Priority priority, @Nullable String queue) {
    return rule("Word " + word, "text.contains('" + word + "')", then(word, priority, null, queue));
  }

  /** A rule. */
  public static Rule rule(String name, String when, Then then) {
    return new Rule(name, when, then, null);
  }

  /** A rule that lets the trying go on. */
  public static Rule also(String name, String when, Then then) {
    return new Rule(name, when, then, false);
  }

  /** Everything is sensitive in this way. */
  public static Rule sensitive(String what) {
    return sensitive("true", what);
  }

  /** What is like that is sensitive in this way. */
  public static Rule sensitive(String when, String what) {
    return rule("Sensitive", when, new Then(null, null, null, List.of(), List.of(what), null));
  }

  /** What a rule says. */
  public static Then then(
      @Nullable String intent,
      @Nullable Priority priority,
      @Nullable Integer tier,
      @Nullable String queue,
      String... skills) {
    return new Then(intent, priority, tier, List.of(skills), List.of(), queue);
  }
}
