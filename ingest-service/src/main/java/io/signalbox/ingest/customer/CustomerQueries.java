package io.signalbox.ingest.customer;

import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** What is asked about customers. */
@Singleton
final class CustomerQueries {
  private final Reads reads;

  CustomerQueries(Reads reads) {
    this.reads = reads;
  }

  Optional<CustomerView> find(String workspace, UUID id) {
    return reads
        .query(
            """
            select c.facts, c.changed_by, c.changed_at
            from (select distinct workspace, customer_id from identity
              where customer_id = ? and workspace = ?) i
            left join customer c on c.id = i.customer_id and c.workspace = i.workspace\
            """,
            s -> {
              s.setObject(1, id);
              s.setString(2, workspace);
            },
            row -> {
              var facts = row.getString(1);
              var at = row.getObject(3, OffsetDateTime.class);
              return new CustomerView(
                  id.toString(),
                  facts == null ? CustomerFacts.NONE : Json.read(facts, CustomerFacts.class),
                  row.getString(2),
                  at == null ? null : at.toInstant());
            })
        .stream()
        .findFirst();
  }
}
