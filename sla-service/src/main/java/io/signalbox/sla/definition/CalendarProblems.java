package io.signalbox.sla.definition;

import io.signalbox.businesstime.InvalidCalendar;
import io.signalbox.businesstime.OutOfReach;
import io.signalbox.runtime.problem.Problem;
import java.util.function.Supplier;

/** What is wrong with a calendar or a question to one, as those who ask over HTTP read it. */
public final class CalendarProblems {
  private CalendarProblems() {}

  /**
   * The answer, or the problem.
   *
   * @param at the JSON pointer of the calendar in the body
   */
  public static <T> T orBadRequest(String at, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (InvalidCalendar e) {
      throw Problem.badRequest("invalid-calendar", e.detail())
          .withErrors(
              e.faults().stream()
                  .map(
                      fault ->
                          new Problem.FieldError(
                              at + fault.pointer(), fault.code(), fault.detail()))
                  .toList());
    } catch (OutOfReach e) {
      throw Problem.of(422, "out-of-reach", "Out of reach", e.detail());
    }
  }
}
