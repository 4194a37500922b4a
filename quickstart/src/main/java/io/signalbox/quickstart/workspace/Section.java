package io.signalbox.quickstart.workspace;

import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A section of a workspace file: one kind of definitions.
 *
 * @param name what it is called in the file, and in paths
 * @param service whose kind it is
 * @param command what defines one
 * @param whole whether it is one definition, because the order of its entries counts
 */
record Section(String name, String service, Class<? extends Record> command, boolean whole) {

  /** All there are, in an order in which nothing is named before it is defined. */
  static final List<Section> ALL =
      List.of(
          new Section("channels", "ingest", DefineChannel.class, false),
          new Section("accounts", "ingest", DefineAccount.class, false),
          new Section("calendars", "sla", DefineCalendar.class, false),
          new Section("policies", "sla", DefinePolicies.class, true),
          new Section("sites", "routing", DefineSite.class, false),
          new Section("queues", "routing", DefineQueue.class, false),
          new Section("agents", "routing", DefineAgent.class, false),
          new Section("rules", "routing", DefineRules.class, true),
          new Section("programs", "survey", DefineProgram.class, false));

  /** That of a definition. */
  static Section of(Definition definition) {
    return ALL.stream()
        .filter(section -> section.command().isInstance(definition.body()))
        .findFirst()
        .orElseThrow();
  }

  /** Where its definitions are, over HTTP. */
  String path() {
    return "/v1/" + name;
  }

  /** Where one of them is. */
  String path(Definition definition) {
    return whole
        ? path()
        : path()
            + "/"
            + URLEncoder.encode(definition.subject(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
