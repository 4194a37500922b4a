package io.signalbox.routing.offer;

import static io.signalbox.routing.play.Contacts.chat;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.autoAccepting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PrioritiseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.TicketEvent.AgentPresenceChanged;
import io.signalbox.contracts.ticket.TicketEvent.Assigned;
import io.signalbox.contracts.ticket.TicketEvent.Offered;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What went wrong with routing in other systems, as their users reported it. */
class FieldCasesTest {
  private static final Path CASES =
      Path.of(
          System.getProperty("signalbox.field-cases", "../../shared/data/field-cases/cases.jsonl"));

  private final CallCentre centre = new CallCentre();
  private final Map<String, Ticket> tickets = new HashMap<>();

  @Test
  void one_urgent_item_stops_nobody_and_comes_first() throws IOException { // ROU-02
    var given = field("ROU-02");
    enter("c1");
    at("00:02");
    enter("c2");
    at("00:05");
    enter("c3");
    centre.define(new PrioritiseTicket(id("c3"), null, null, Priority.URGENT, null));
    at("00:09");
    centre.present(autoAccepting(agent("O")));
    var offers = new ArrayList<String>();
    for (var handled = 0; handled < 3; handled++) {
      var item = heldBy("O").getFirst();
      offers.add(seconds() + " " + item);
      centre.pass(Duration.ofSeconds(given.at("/input/agents/0/handling_s").asInt()));
      centre.define(new ResolveTicket(id(item), null, null, null));
    }
    var expected = new ArrayList<String>();
    for (var offer : given.at("/expected/offers")) {
      expected.add(offer.path("t").asInt() + " " + offer.path("item").asText());
    }
    assertThat(offers).isEqualTo(expected);
  }

  @Test
  void who_comes_to_a_backlog_gets_the_oldest() throws IOException { // ROU-03
    var given = field("ROU-03");
    enter("c1");
    at("00:10");
    enter("c2");
    at("00:20");
    enter("c3");
    at("05:00");
    centre.present(autoAccepting(agent("G", 1, Map.of(), 2)));
    assertThat(heldBy("G")).isEqualTo(texts(given.at("/expected/at_09:05:00/assigned")));

    at("10:00");
    centre.define(new CloseTicket(id("c1"), null, null, null));
    assertThat(heldBy("G")).isEqualTo(texts(given.at("/expected/at_09:10:00/assigned")));
  }

  @Test
  void who_asks_for_a_break_while_it_rings_is_on_break_afterwards() throws IOException { // ROU-05
    var given = field("ROU-05");
    centre.present(agent("A"));
    enter("T");
    centre.news();
    at("00:03");
    centre.presence("A", Presence.AWAY);
    at("00:04");
    enter("T2");
    at("01:00");

    assertThat(centre.agent("A").presence()).isEqualTo(Presence.AWAY);
    var news = centre.news();
    assertThat(news)
        .filteredOn(AgentPresenceChanged.class::isInstance)
        .hasSize(given.at("/expected/variant_1/state_changes_of_A").asInt());
    assertThat(news)
        .filteredOn(Offered.class::isInstance)
        .hasSize(given.at("/expected/variant_1/offers_to_A_after_t=3").asInt());
    centre.presence("A", Presence.AVAILABLE);
    assertThat(heldBy("A")).as("with its age kept").containsExactly("T");
  }

  @Test
  void what_the_only_agent_declines_is_neither_stranded_nor_rung_at_once() throws IOException {
    var given = field("ROU-07");
    declined();
    at("00:25");
    centre.accepted(ticket("t2"));
    at("00:55");
    centre.define(new ResolveTicket(id("t2"), null, null, null));
    assertThat(heldBy("A")).isEmpty();
    at("01:19");
    assertThat(heldBy("A")).isEmpty();
    assertThat(given.at("/expected/variant_1/2/t").asText()).isEqualTo("09:01:20");
    at("01:20");
    assertThat(heldBy("A")).containsExactly("t1");
  }

  @Test
  void what_one_agent_declined_is_for_the_next_who_comes() throws IOException {
    assertThat(field("ROU-07").at("/expected/variant_2/1/offer").asText()).isEqualTo("t1 to B");
    declined();
    at("00:40");
    centre.present(agent("B"));
    assertThat(heldBy("B")).containsExactly("t1");
  }

  private void declined() {
    centre.present(agent("A"));
    enter("t1");
    at("00:10");
    enter("t2");
    at("00:20");
    centre.define(new RejectOffer(centre.offer(ticket("t1")), null, null, null));
    assertThat(heldBy("A")).containsExactly("t2");
  }

  @Test
  void an_answer_in_the_instant_the_offer_ends_is_one_or_the_other() throws IOException { // ROU-08
    assertThat(field("ROU-08").at("/input/offer/expires").asInt()).isEqualTo(120);
    for (var millis : new long[] {-50, 0, 50}) {
      for (var timerFirst : new boolean[] {true, false}) answered(millis, timerFirst);
    }
  }

  private static void answered(long millis, boolean timerFirst) {
    var centre = new CallCentre();
    centre.present(agent("A"));
    var ticket = centre.contact(chat("T"));
    var offer = centre.offer(ticket);
    centre.news();
    var moment = Duration.ofSeconds(30).plusMillis(millis);
    if (timerFirst) centre.pass(moment);
    else centre.passUnnoticed(moment);
    var done = centre.orderAs("A", new AcceptOffer(offer, null, null)).reason() == null;
    centre.pass(Duration.ofMillis(100));

    var assigned = centre.news().stream().filter(Assigned.class::isInstance).count();
    assertThat(assigned).as("%s %s", millis, timerFirst).isEqualTo(done ? 1 : 0);
    assertThat(centre.status(ticket)).isEqualTo(done ? Status.IN_PROGRESS : Status.QUEUED);
    assertThat(centre.agent("A").load().total()).isEqualTo(done ? 1 : 0);
    var again = centre.orderAs("A", new AcceptOffer(offer, null, null));
    assertThat(again.reason()).as("no second assignment").isNotNull();
  }

  @Test
  void offline_and_back_an_agent_has_as_much_as_before() throws IOException { // ROU-09
    var given = field("ROU-09");
    var full = agent("A", 1, Map.of(), given.at("/input/agents/0/capacity").asInt());
    centre.present(autoAccepting(full));
    var all = new ArrayList<>(texts(given.at("/input/agents/0/assigned_open")));
    all.addAll(texts(given.at("/input/waiting")));
    all.forEach(this::enter);
    centre.presence("A", Presence.OFFLINE);
    at("05:00");
    centre.presence("A", Presence.AVAILABLE);
    assertThat(heldBy("A")).isEqualTo(texts(given.at("/input/agents/0/assigned_open")));

    at("10:00");
    centre.define(new ResolveTicket(id("k1"), null, null, null));
    assertThat(heldBy("A")).contains("k6").hasSize(5);
    at("15:00");
    for (var item : List.of("k2", "k3")) {
      centre.define(new PendTicket(id(item), null, null, null, null));
    }
    assertThat(heldBy("A")).containsExactly("k4", "k5", "k6", "k7", "k8");
    at("20:00");
    var _ = centre.contact(chat("k2 again").within("k2"));
    assertThat(heldBy("A")).as("nothing new").containsExactly("k4", "k5", "k6", "k7", "k8");
  }

  private void enter(String name) {
    tickets.put(name, centre.contact(chat(name).within(name)));
  }

  private String id(String name) {
    return ticket(name).id().toString();
  }

  private Ticket ticket(String name) {
    var ticket = tickets.get(name);
    if (ticket == null) throw new AssertionError("no " + name);
    return ticket;
  }

  private List<String> heldBy(String agent) {
    return tickets.keySet().stream()
        .filter(name -> agent.equals(centre.holder(ticket(name))))
        .sorted()
        .toList();
  }

  private long seconds() {
    return Duration.between(CallCentre.NINE, centre.now()).toSeconds();
  }

  /** Minutes and seconds after nine. */
  private void at(String time) {
    var then = Instant.parse("2026-03-02T09:" + time + "Z");
    centre.pass(Duration.between(centre.now(), then));
  }

  private static JsonNode field(String id) throws IOException {
    if (!Files.exists(CASES)) System.out.println("field cases: 0 run, the file is absent");
    assumeTrue(Files.exists(CASES));
    for (var line : Files.readAllLines(CASES)) {
      var given = Json.tree(line.getBytes(StandardCharsets.UTF_8));
      if (given.path("id").asText().equals(id)) return given;
    }
    throw new AssertionError("no case " + id);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
