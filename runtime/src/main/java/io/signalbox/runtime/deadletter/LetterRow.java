package io.signalbox.runtime.deadletter;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter without its record, which may be large.
 *
 * @param workspace empty when the record's key could not be read
 * @param sender JSON of the actor who sent it and was allowed to
 */
@MappedEntity("dead_letter")
record LetterRow(
    @Id UUID id,
    String workspace,
    String topic,
    @MappedProperty("partition_number") int partition,
    @MappedProperty("record_offset") long offset,
    String reason,
    String detail,
    @MappedProperty("happened_at") Instant at,
    String state,
    @Nullable String sender) {

  @Nullable Actor sentBy() {
    return sender == null ? null : Json.read(sender, Actor.class);
  }
}
