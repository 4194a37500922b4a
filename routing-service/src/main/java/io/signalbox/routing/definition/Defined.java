package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.classification.RuleBook;

/** Something a workspace defined, found sound. */
public sealed interface Defined {
  /** What kind, as its row says. */
  Kind kind();

  /** Its id among those of its kind. */
  String id();

  /** What it was defined by. */
  Record body();

  /** The kinds there are. */
  enum Kind {
    AGENT,
    SITE,
    QUEUE,
    RULES
  }

  /** An agent. */
  record Agent(DefineAgent agent) implements Defined {
    @Override
    public Kind kind() {
      return Kind.AGENT;
    }

    @Override
    public String id() {
      return agent.id();
    }

    @Override
    public Record body() {
      return agent;
    }
  }

  /** A site. */
  record Site(DefineSite site) implements Defined {
    @Override
    public Kind kind() {
      return Kind.SITE;
    }

    @Override
    public String id() {
      return site.id();
    }

    @Override
    public Record body() {
      return site;
    }
  }

  /** A queue. */
  record Queue(DefineQueue queue) implements Defined {
    @Override
    public Kind kind() {
      return Kind.QUEUE;
    }

    @Override
    public String id() {
      return queue.id();
    }

    @Override
    public Record body() {
      return queue;
    }
  }

  /** The rules, compiled. There is one book of them. */
  record Rules(RuleBook book) implements Defined {
    /** The one id of rules. */
    public static final String ID = "-";

    @Override
    public Kind kind() {
      return Kind.RULES;
    }

    @Override
    public String id() {
      return ID;
    }

    @Override
    public Record body() {
      return new DefineRules(book.rules());
    }
  }
}
