package io.signalbox.routing.arrival;

import static io.signalbox.routing.play.Contacts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.runtime.testkit.Databases;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A ticket shows what is known of its customer. */
class CustomerFactsTest {
  private static final CustomerFacts GOLD = plan("gold");
  private static final CustomerFacts SILVER = plan("silver");

  @Test
  void is_shown_as_of_the_customers_last_contact() {
    try (var database = Databases.h2("routing")) {
      var stage = new DatabaseStage(database, RoutingSettings.DEFAULT);
      var centre = new CallCentre(stage);
      var ticket = centre.contact(contact("1", "customer-1", GOLD));
      assertThat(ticket.view().customer()).isEqualTo(GOLD);
      stage.reload();
      assertThat(centre.ticket(ticket.id()).view().customer()).isEqualTo(GOLD);

      var other = centre.contact(contact("2", "customer-2", plan("none")));
      assertThat(other.id()).isEqualTo(ticket.id());
      assertThat(other.view().customer()).as("of somebody else in the thread").isEqualTo(GOLD);

      assertThat(centre.contact(contact("3", "customer-1", SILVER)).view().customer())
          .isEqualTo(SILVER);
      assertThat(centre.contact(contact("4", "customer-1", null)).view().customer()).isNull();
      assertThat(centre.ticket(ticket.id()).view().customer()).isNull();
    }
  }

  @Test
  void what_becomes_known_shows_on_tickets_that_are_not_closed() {
    try (var database = Databases.h2("routing")) {
      var stage = new DatabaseStage(database, RoutingSettings.DEFAULT);
      var centre = new CallCentre(stage);
      var closed = centre.contact(mail("done").build("1", "customer-1", GOLD));
      centre.define(new CloseTicket(closed.id().toString(), null, null, null));
      var open = centre.contact(contact("2", "customer-1", GOLD));
      var other = centre.contact(mail("hello").build("3", "customer-2", GOLD));
      centre.news();
      centre.customer(new CustomerEvent.Changed("customer-1", SILVER));

      assertThat(centre.headlines()).as("nothing is decided again").isEmpty();
      stage.reload();
      assertThat(centre.ticket(open.id()).view().customer()).isEqualTo(SILVER);
      assertThat(centre.ticket(other.id()).view().customer()).isEqualTo(GOLD);
      assertThat(centre.ticket(closed.id()).view().customer()).isEqualTo(GOLD);
      assertThat(centre.ticket(open.id()).classification()).isEqualTo(open.classification());
      var next = centre.contact(contact("4", "customer-2", null));
      assertThat(next.view().customer()).as("told with the next event").isEqualTo(SILVER);
    }
  }

  private static Accepted contact(String id, String customer, @Nullable CustomerFacts facts) {
    return mail("hello").within("talk-1").build(id, customer, facts);
  }

  private static CustomerFacts plan(String name) {
    return new CustomerFacts(null, null, name, null, null, null, Map.of("seats", 3));
  }
}
