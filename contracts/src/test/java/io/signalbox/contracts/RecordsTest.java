package io.signalbox.contracts;

import static io.signalbox.contracts.Published.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.contracts.contact.Party;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The little that records do themselves. */
class RecordsTest {

  @ParameterizedTest
  @MethodSource("types")
  void is_read_with_only_what_must_be_there(Entry entry) throws Exception {
    var bare = Published.golden(entry);
    var required = SchemaNode.of(Catalogue.schemaOf(entry.record())).required();
    bare.retain(required);
    var read = JSON.treeToValue(bare, entry.record());
    for (var component : entry.record().getRecordComponents()) {
      if (!Shape.nullable(component)) {
        assertThat(component.getAccessor().invoke(read)).as(component.getName()).isNotNull();
      }
    }
  }

  @Test
  void what_is_not_said_is_false() throws JsonProcessingException {
    var agent = JSON.readValue("{\"id\":\"ana\",\"name\":\"Ana\",\"tier\":1}", DefineAgent.class);
    assertThat(agent.autoAccept()).isFalse();
    var policies =
        JSON.readValue(
            "{\"policies\":[{\"id\":\"all\",\"targets\":[{\"metric\":\"first-reply\",\"within\":\"PT1H\"}]}]}",
            DefinePolicies.class);
    assertThat(policies.policies().getFirst().escalate()).isFalse();
    assertThat(policies.policies().getFirst().targets().getFirst().businessTime()).isFalse();
  }

  @Test
  void what_is_null_is_not_written() throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(new DefineChannel("chat", ChannelKind.CHAT, null)))
        .isEqualTo("{\"id\":\"chat\",\"kind\":\"chat\"}");
  }

  @Test
  void lists_and_maps_are_copies_that_keep_their_order() throws JsonProcessingException {
    var skills = new LinkedHashMap<String, Integer>();
    List.of("zulu", "alpha", "mike", "bravo").forEach(skill -> skills.put(skill, 3));
    var languages = new ArrayList<>(List.of("en"));
    var agent =
        new DefineAgent("ana", "Ana", 1, skills, languages, null, Map.of(), null, List.of(), false);
    skills.put("late", 1);
    languages.add("de");
    assertThat(agent.skills().keySet()).containsExactly("zulu", "alpha", "mike", "bravo");
    assertThat(agent.languages()).containsExactly("en");
    assertThatThrownBy(() -> agent.skills().put("later", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(JSON.writeValueAsString(agent)).contains("{\"zulu\":3,\"alpha\":3,\"mike\":3");
  }

  @Test
  void a_plain_address_is_a_party() throws JsonProcessingException {
    var contact =
        JSON.readValue(
            "{\"channel\":\"email\",\"from\":\"mara@example.org\",\"to\":\"help@acme.example\"}",
            Submitted.class);
    assertThat(contact.from()).isEqualTo(Party.byEmail("mara@example.org"));
    assertThat(contact.to()).containsExactly(Party.byEmail("help@acme.example"));
    assertThat(Party.at("+491701234567").phone()).isEqualTo("+491701234567");
    assertThat(Party.at("@mara").handle()).isEqualTo("@mara");
  }

  @Test
  void a_rule_stops_and_a_channel_is_open_unless_said_otherwise() {
    var then = new Rule.Then(null, null, null, List.of(), List.of(), null);
    assertThat(new Rule("all", "true", then, null).stops()).isTrue();
    assertThat(new Rule("all", "true", then, false).stops()).isFalse();
    assertThat(new DefineChannel("chat", ChannelKind.CHAT, null).open()).isTrue();
    assertThat(new DefineChannel("chat", ChannelKind.CHAT, false).open()).isFalse();
  }

  static List<Entry> types() {
    return Catalogue.entries();
  }
}
