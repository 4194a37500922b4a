package io.signalbox.runtime.delivery;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import java.util.UUID;

/** A person wants a delivery that failed for good to be tried again. */
public record SendAgain(UUID delivery) {
  /** Type of its record. */
  public static final String TYPE = "delivery.send-again";

  /** From the value of its record. */
  public static SendAgain read(byte[] value) throws BadRecord {
    try {
      return Json.read(value, SendAgain.class);
    } catch (UnreadableJson e) {
      throw new BadRecord("broken-json", String.valueOf(e.getMessage()));
    }
  }
}
