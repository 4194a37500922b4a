package io.signalbox.survey.asking;

import java.util.Optional;
import java.util.UUID;

/** Ids of invitations as others give them. */
final class SurveyIds {
  private SurveyIds() {}

  static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
