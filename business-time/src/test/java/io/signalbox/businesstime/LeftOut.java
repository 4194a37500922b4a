package io.signalbox.businesstime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases of a source whose rule is not ours. */
final class LeftOut {
  private static final Set<String> IN_DAYS =
      Set.of(
          "add_working_days",
          "AddBusinessDays",
          "SubtractBusinessDays",
          "DiffInBusinessDays",
          "workingDiff",
          "working_days_between",
          "businessDaysDiff",
          "businessTimeDiff",
          "nextBusinessDay",
          "lastBusinessDay",
          "nextWorkingDay",
          "lastWorkingDay",
          "addWorkingTime",
          "subtractWorkingTime");

  private static final Map<String, String> SINGLE =
      Map.of(
          "working_hours-L219", "rounds up to whole seconds; ours is exact",
          "working_hours-L788", "a day of 25 hours counts as 24; ours counts the hours there were",
          "moment-bt-005", "the closing instant counts as open; ours is half-open",
          "moment-bt-177", "lunch counts as open; ours is half-open and closed at lunch",
          "tsbt-SubtractBusinessHours-L43",
              "nothing added at closing time stays there; ours goes on to the next opening",
          "tsbt-SubtractBusinessHours-L62",
              "nothing added at closing time stays there; ours goes on to the next opening");

  private LeftOut() {}

  static @Nullable String why(JsonNode given) {
    if (IN_DAYS.contains(given.get("op").asText())) {
      return "counts in days or units of that library; a promise here is a duration";
    }
    return SINGLE.get(given.get("id").asText());
  }
}
