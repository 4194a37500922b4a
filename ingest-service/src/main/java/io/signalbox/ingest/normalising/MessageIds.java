package io.signalbox.ingest.normalising;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Ids of mails (RFC 5322, 3.6.4), without their angle brackets. A channel integration that hands in
 * mail puts them into the attributes {@code inReplyTo} and {@code references} (separated by
 * blanks).
 */
public final class MessageIds {
  private static final int IDS_MAX = 100;
  private static final int ID_CHARACTERS_MAX = 998;
  private static final String IN_REPLY_TO = "inReplyTo";
  private static final String REFERENCES = "references";

  private MessageIds() {}

  /** The mails this one answers, the nearest first. */
  public static List<String> answered(Map<String, Object> attributes) {
    return idsIn(attributes, IN_REPLY_TO);
  }

  /** The mails of its thread, oldest first; the newest if there are too many. */
  public static List<String> thread(Map<String, Object> attributes) {
    return idsIn(attributes, REFERENCES);
  }

  /** One id, with or without brackets. */
  public static String bare(String id) {
    var trimmed = id.strip();
    return trimmed.startsWith("<") && trimmed.endsWith(">")
        ? trimmed.substring(1, trimmed.length() - 1)
        : trimmed;
  }

  private static List<String> idsIn(Map<String, Object> attributes, String name) {
    if (!(attributes.get(name) instanceof String text)) {
      return List.of();
    }
    var ids =
        Arrays.stream(text.split("[\\s,]+"))
            .map(MessageIds::bare)
            .filter(id -> !id.isEmpty() && id.length() <= ID_CHARACTERS_MAX)
            .toList();
    return ids.subList(Math.max(0, ids.size() - IDS_MAX), ids.size());
  }
}
