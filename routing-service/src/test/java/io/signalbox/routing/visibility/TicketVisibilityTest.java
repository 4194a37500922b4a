package io.signalbox.routing.visibility;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand.PrioritiseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is not shown does not exist, for commands too; and what is sensitive is masked. */
class TicketVisibilityTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void a_narrowed_key_commands_what_it_shows_and_knows_of_nothing_else() {
    centre.present(agent("ana"));
    var ticket = centre.contact(mail("hello"));
    var urgent = new PrioritiseTicket(ticket.id().toString(), null, null, Priority.URGENT, null);

    var elsewhere = centre.order(supervisorOf("lisbon"), urgent);
    assertThat(elsewhere.reason()).isEqualTo("unknown-ticket");
    var rejected = new RejectOffer(centre.offer(ticket), "ana", null, null);
    assertThat(centre.order(supervisorOf("lisbon"), rejected).reason()).isEqualTo("unknown-ticket");
    assertThat(centre.order(supervisorOf(null), urgent).status()).isEqualTo(Outcome.Status.DONE);
  }

  @Test
  void events_of_a_sensitive_ticket_show_nothing_of_it() {
    var open =
        "{\"ticket\":{\"status\":\"queued\",\"subject\":\"Hi\",\"classification\":{\"sensitivity\":[%s]},"
            + "\"customer\":{\"plan\":\"insured\"}},\"message\":{\"text\":\"it hurts\"}}";
    assertThat(EventVisibility.masked(tree(open.formatted("")))).isEmpty();
    assertThat(EventVisibility.masked(tree(open.formatted("\"health\""))))
        .hasValueSatisfying(
            masked -> assertThat(masked.toString()).doesNotContain("hurts", "Hi", "insured"));
    // nobody knows yet whether a new one is
    assertThat(EventVisibility.masked(tree(open.formatted("").replace("queued", "new"))))
        .hasValueSatisfying(
            masked -> assertThat(masked.toString()).doesNotContain("hurts", "Hi", "insured"));
  }

  @Test
  void a_masked_ticket_says_nothing_of_its_customer() {
    centre.present(agent("ana"));
    var facts = new CustomerFacts(null, "gold", "insured", null, null, null, Map.of("ward", 7));
    var ticket = centre.contact(mail("it hurts")).knowing(facts);
    assertThat(Json.text(ticket.view())).contains("insured", "ward");
    assertThat(Json.text(ticket.masked().view()))
        .doesNotContain("insured")
        .doesNotContain("ward")
        .doesNotContain("it hurts");
  }

  @Test
  void who_is_not_cleared_sees_nothing_of_what_is_sensitive() {
    var definitions = centre.workspaceState().definitions();
    var health = List.of("health");
    assertThat(TicketVisibility.cleared(supervisor(Access.ALL), definitions, health)).isTrue();
    var none = new Access(null, null, null, null, List.of());
    assertThat(TicketVisibility.cleared(supervisor(none), definitions, health)).isFalse();
    assertThat(TicketVisibility.cleared(supervisor(none), definitions, List.of())).isTrue();
    var stranger = new Actor("key", Role.AGENT, CallCentre.WORKSPACE, "nobody");
    assertThat(TicketVisibility.cleared(stranger, definitions, health)).isFalse();
  }

  private static Actor supervisorOf(@Nullable String site) {
    return supervisor(
        site == null
            ? new Access(null, null, null, null, List.of())
            : new Access(List.of(site), null, null, null, null));
  }

  private static Actor supervisor(Access access) {
    return new Actor("key", Role.SUPERVISOR, CallCentre.WORKSPACE, null, access);
  }

  private static JsonNode tree(String json) {
    return Json.tree(json.getBytes(StandardCharsets.UTF_8));
  }
}
