package io.signalbox.businesstime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalbox.contracts.sla.Calendar;

/** Calendars and cases as they are written. */
final class AsJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(new JavaTimeModule());

  private AsJson() {}

  static Calendar calendar(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, Calendar.class);
  }

  static JsonNode tree(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }
}
