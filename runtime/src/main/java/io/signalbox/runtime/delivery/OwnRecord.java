package io.signalbox.runtime.delivery;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is on a service's commands for its loop, and not for its shard: how calls to the outside
 * went, and what people want of them.
 */
public sealed interface OwnRecord permits Report, SendAgain, TargetSwitch {
  /** The type of its record. */
  String type();

  /** From the value of a record of that type; null if it is the service's. */
  static @Nullable OwnRecord read(String type, byte[] value) throws BadRecord {
    Class<? extends OwnRecord> kind =
        switch (type) {
          case Report.SUCCEEDED, Report.FAILED -> Report.class;
          case SendAgain.TYPE -> SendAgain.class;
          case TargetSwitch.PAUSE, TargetSwitch.RESUME -> TargetSwitch.class;
          default -> null;
        };
    if (kind == null) return null;
    try {
      var read = Json.read(value, kind);
      if (!read.type().equals(type)) throw new BadRecord("broken-json", "it is no " + type);
      return read;
    } catch (UnreadableJson e) {
      throw new BadRecord("broken-json", String.valueOf(e.getMessage()));
    }
  }
}
