package io.signalbox.businesstime;

import java.util.List;
import java.util.stream.Collectors;

/** A calendar that cannot be, with everything that is wrong with it. */
public final class InvalidCalendar extends RuntimeException {
  private final transient List<Fault> faults;

  /**
   * One thing that is wrong.
   *
   * @param pointer where in the calendar, as a JSON pointer
   * @param code stable, such as {@code overlap}
   * @param detail what is wrong, as a sentence
   */
  public record Fault(String pointer, String code, String detail) {}

  InvalidCalendar(List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> fault.pointer() + ": " + fault.detail())
            .collect(Collectors.joining(" ")),
        null,
        false,
        false);
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong, at least one. */
  public List<Fault> faults() {
    return faults;
  }

  /** All of it in one text. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
