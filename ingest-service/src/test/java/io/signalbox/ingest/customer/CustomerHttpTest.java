package io.signalbox.ingest.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingest.Main;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may say what of a customer, and who may ask. */
class CustomerHttpTest {
  private static final String ID = "00000000-0000-7000-8000-000000000000";
  private static final String CUSTOMER = "/v1/customers/" + ID;

  @Test
  void is_said_of_customers_only_and_shown(@TempDir Path directory) throws Exception {
    try (var ingest =
        new LiveService("ingest", Main.class, directory, Broker.shared().settings())) {
      ingest.get(Role.INTEGRATION, CUSTOMER).problem(404, "not-found");
      ingest.get(Role.INTEGRATION, "/v1/customers/cu-7").problem(404, "not-found");
      ingest.get(Role.AGENT, CUSTOMER).problem(403, "forbidden");
      var facts = "{\"segment\":\"enterprise\",\"attributes\":{\"seats\":250}}";
      put(ingest, Role.SUPERVISOR, facts, 403, "forbidden");
      put(ingest, Role.INTEGRATION, facts, 409, "unknown-customer");
      assertThat(
              ingest.send(put(ingest, Role.INTEGRATION, "{\"attributes\":{\"a b\":1}}")).status())
          .isEqualTo(400);
      whatIsSaidIsShown(ingest);
    }
  }

  private static void whatIsSaidIsShown(LiveService ingest) throws Exception {
    try (var connection = ingest.bean(DataSource.class).getConnection()) {
      var _ =
          new SqlDb(connection)
              .update(
                  "insert into identity values ('%s', 'acme', 'email', 'a@b.c', '%s', now())"
                      .formatted(ID, ID),
                  Db.Binder.NONE);
    }
    var fresh = ingest.get(Role.INTEGRATION, CUSTOMER).json();
    assertThat(fresh.path("id").asText()).isEqualTo(ID);
    assertThat(fresh.has("changedBy")).isFalse();
    var facts = "{\"segment\":\"enterprise\",\"attributes\":{\"seats\":250}}";
    assertThat(ingest.send(put(ingest, Role.INTEGRATION, facts)).status()).isEqualTo(200);
    var said = ingest.get(Role.SUPERVISOR, CUSTOMER).json();
    assertThat(said.at("/facts/segment").asText()).isEqualTo("enterprise");
    assertThat(said.at("/facts/attributes/seats").asInt()).isEqualTo(250);
    assertThat(said.path("changedBy").asText()).isNotBlank();
    ingest.get(Role.ADMIN, CUSTOMER + "?workspace=other").problem(404, "not-found");
  }

  private static void put(LiveService ingest, Role role, String body, int status, String type)
      throws Exception {
    ingest.send(put(ingest, role, body)).problem(status, type);
  }

  private static HttpRequest.Builder put(LiveService ingest, Role role, String body) {
    return ingest
        .as(role, CUSTOMER)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body));
  }
}
