package io.signalbox.quickstart.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.log.HeaderNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dead letters, known by where the record was, and what the services say of them. */
final class Buried {
  /** The end of the id of a record that is passed on to another partition. */
  static final String MISPLACED = "misplaced";

  private static final String SUFFIX = ".dead";

  private Buried() {}

  /** Where it was; what was passed on is known by its id. */
  static String name(String topic, int partition, long offset, String id) {
    return id.endsWith(MISPLACED) ? topic + " " + id : topic + "/" + partition + "/" + offset;
  }

  /** By what a record on a topic of dead letters is known. */
  static String name(Entry letter) {
    var service = letter.topic().substring(0, letter.topic().length() - SUFFIX.length());
    return name(
        service.substring(0, service.lastIndexOf('.')),
        letter.raw().partition(),
        Long.parseLong(letter.header(HeaderNames.DEAD_OFFSET)),
        letter.id());
  }

  /** The reasons by name, of all that the services' lists show. */
  static Map<String, String> listed(Installation there) {
    var letters = new HashMap<String, JsonNode>();
    for (var service : Installation.SERVICES) {
      for (var workspace : List.of(there.workspace(), BadRecords.ELSEWHERE)) {
        list(there, service, "/v1/dead-letters?limit=200&workspace=" + workspace, letters);
      }
    }
    var reasons = new HashMap<String, String>();
    for (var line : letters.values()) {
      var place =
          name(
              line.path("topic").asText(),
              line.path("partition").asInt(),
              line.path("offset").asLong(),
              "");
      reasons.put(place, line.path("reason").asText());
    }
    return reasons;
  }

  private static void list(
      Installation there, String service, String path, Map<String, JsonNode> letters) {
    var admin = there.as(there.keys().admin());
    var page = admin.get(service, path).json();
    while (true) {
      for (var line : page.path("items")) letters.put(line.path("id").asText(), line);
      if (!page.hasNonNull("next")) return;
      var cursor = URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
      page = admin.get(service, path + "&cursor=" + cursor).json();
    }
  }
}
