package io.signalbox.routing.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agents act as themselves only; integrations command nothing. */
class PermissionsTest {
  private static final EscalateTicket ESCALATE = new EscalateTicket("t", null, 1L, null, "late");
  private static final DefineRules DEFINE = new DefineRules(List.of());
  private static final ReplyToTicket REPLY = new ReplyToTicket("t", null, null, "hello");

  @Test
  void admins_may_everything_and_supervisors_all_but_rules_and_the_scope_of_sites() {
    for (var role : List.of(Role.SUPERVISOR, Role.ADMIN)) {
      for (var command : List.of(ESCALATE, REPLY)) {
        assertThat(may(role, null, command)).as(role + " " + command).isTrue();
      }
      assertThat(may(role, null, DEFINE)).isEqualTo(role == Role.ADMIN);
    }
  }

  @Test
  void a_narrowed_key_commands_tickets_and_offers_alone() {
    var narrowed = new Access(List.of("lisbon"), null, null, null, null);
    var supervisor = new Actor("key", Role.SUPERVISOR, "test", null, narrowed);
    assertThat(may(supervisor, REPLY)).isTrue();
    assertThat(may(supervisor, new AcceptOffer("o", null, null))).isTrue();
    var removal = new DefinitionCommand.Remove("agent-1");
    assertThat(may(supervisor, "agent.remove", removal)).isFalse();
    assertThat(may(supervisor, new SetPresence("agent-1", Presence.AWAY, null))).isFalse();
    var agent = new Actor("key", Role.AGENT, "test", "agent-1", narrowed);
    assertThat(may(agent, new SetPresence("agent-1", Presence.AWAY, null))).isTrue();
  }

  @Test
  void agents_speak_for_themselves() {
    assertThat(may(Role.AGENT, "agent-1", REPLY)).isTrue();
    assertThat(may(Role.AGENT, "agent-1", new ReplyToTicket("t", "agent-1", null, "x"))).isTrue();
    assertThat(may(Role.AGENT, "agent-1", new ReplyToTicket("t", "agent-2", null, "x"))).isFalse();
    assertThat(may(Role.AGENT, "agent-1", new AcceptOffer("o", "agent-2", null))).isFalse();
    assertThat(may(Role.AGENT, "agent-1", new SetPresence("agent-1", Presence.AWAY, null)))
        .isTrue();
    assertThat(may(Role.AGENT, "agent-1", new SetPresence("agent-2", Presence.AWAY, null)))
        .isFalse();
    assertThat(may(Role.AGENT, null, REPLY)).as("a key of nobody's").isFalse();
  }

  @Test
  void agents_define_nothing() {
    assertThat(may(Role.AGENT, "agent-1", DEFINE)).isFalse();
    var removal = new DefinitionCommand.Remove("agent-1");
    for (var role : Role.values()) {
      assertThat(may(role, "agent-1", "agent.remove", removal))
          .as("%s", role)
          .isEqualTo(role == Role.SUPERVISOR || role == Role.ADMIN);
    }
  }

  @Test
  void integrations_and_operations_command_nothing() {
    assertThat(may(Role.INTEGRATION, null, REPLY)).isFalse();
    assertThat(may(Role.OPS, null, ESCALATE)).isFalse();
  }

  @Test
  void other_services_escalate_and_no_more() {
    assertThat(may(Role.SYSTEM, null, ESCALATE)).isTrue();
    assertThat(may(Role.SYSTEM, null, REPLY)).isFalse();
    assertThat(may(Role.SYSTEM, null, DEFINE)).isFalse();
  }

  private static boolean may(Role role, @Nullable String agent, RoutingCommand command) {
    return may(role, agent, Catalogue.shortNameOf(command.getClass()), command);
  }

  private static boolean may(Role role, @Nullable String agent, String type, Object command) {
    return may(new Actor("key", role, "test", agent), type, command);
  }

  private static boolean may(Actor actor, RoutingCommand command) {
    return may(actor, Catalogue.shortNameOf(command.getClass()), command);
  }

  private static boolean may(Actor actor, String type, Object command) {
    return RoutingProtocol.create().allowed(actor, Topics.ROUTING_COMMANDS, type, command);
  }
}
