package io.signalbox.faults;

import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.OutboxFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A row of the dead letters. */
record Letter(
    UUID id, String topic, int partition, long offset, String reason, String state, byte[] record) {

  static List<Letter> all(DataSource source) {
    return Engine.query(
        source,
        """
        select id, topic, partition_number, record_offset, reason, state, record from dead_letter
        order by partition_number, record_offset\
        """,
        row ->
            new Letter(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getBytes(7)));
  }

  String place() {
    return partition + "/" + offset;
  }

  OutRecord original() {
    return OutboxFormat.read(record).getFirst();
  }
}
