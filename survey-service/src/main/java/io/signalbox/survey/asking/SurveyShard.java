package io.signalbox.survey.asking;

import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.survey.SurveyCommand;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyCommand.OptOut;
import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.Erased;
import io.signalbox.contracts.ticket.TicketEvent.Reopened;
import io.signalbox.contracts.ticket.TicketEvent.Resolved;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.survey.fatigue.Customer;
import io.signalbox.survey.program.Program;
import io.signalbox.survey.token.Links;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A shard of the survey service. */
public final class SurveyShard implements Shard<Fact> {
  private static final Set<Class<?>> TYPES =
      Set.of(Resolved.class, Reopened.class, Erased.class, CustomerErased.class);

  private final Memory memory;
  private final AskingRules asking;
  private final InvitationLifecycle lifecycle;
  private final ErasingRules erasing;

  /** The shard of that number. */
  public SurveyShard(int number, DefinitionLimits limits, Terms terms, Links links) {
    memory = new Memory(number, limits);
    var effects = new InvitationEffects(memory, terms, links);
    asking = new AskingRules(memory, terms, effects);
    lifecycle = new InvitationLifecycle(memory, terms, effects);
    erasing = new ErasingRules(memory, effects);
  }

  @Override
  public void load(Db db) {
    memory.definitions.load(db, memory.programs::take);
  }

  /** The ledger before the customers: its entries say whose they are. */
  @Override
  public void fetch(List<Input> batch, Db db) {
    memory.definitions.fetch(batch, db);
    var tickets = new HashSet<String>();
    var entries = new HashSet<UUID>();
    var customers = new HashSet<UUID>();
    for (var input : batch) {
      switch (input) {
        case Due due -> Ids.parse(due.subject()).ifPresent(entries::add);
        case Received received -> {
          var workspace = received.workspace();
          if (received.body() instanceof Resolved resolved) {
            tickets.add(resolved.ticket().ticketId());
            customers.add(Customer.key(workspace, resolved.ticket().customerId()));
          } else if (received.body() instanceof Reopened reopened) {
            tickets.add(reopened.ticket().ticketId());
          } else if (received.body() instanceof Erased erased) {
            tickets.add(erased.ticket().ticketId());
          } else if (received.body() instanceof SubmitAnswer answer) {
            Ids.parse(answer.invitationId()).ifPresent(entries::add);
          } else if (received.body() instanceof OptOut optOut) {
            customers.add(Customer.key(workspace, optOut.customerId()));
          }
        }
      }
    }
    memory.ledger.fetch(tickets, entries, db);
    memory.ledger.all().stream()
        .map(entry -> Customer.key(entry.workspace(), entry.customerId()))
        .forEach(customers::add);
    memory.customers.fetch(customers, db);
    erasing.fetch(batch, db);
  }

  @Override
  public Decision<Fact> decide(Input input) {
    return switch (input) {
      case Due due -> lifecycle.due(due);
      case Received received when erasing.isTooLate(received) ->
          Decision.refused("customer-erased", "The customer was erased since.");
      case Received received ->
          switch (received.body()) {
            case SurveyCommand command -> command(received, command);
            case DefinitionCommand _ -> define(received);
            case TicketEvent event -> ticket(received, event);
            case CustomerErased erased -> ErasingRules.customer(received, erased);
            default -> throw new IllegalStateException("no rule for " + received.type());
          };
    };
  }

  @Override
  public void apply(Fact fact) {
    memory.apply(fact);
  }

  @Override
  public void write(Db db) {
    memory.write(db);
  }

  @Override
  public void settled() {
    memory.clear();
  }

  /** Whether a type of ticket event is one of those below: the others need not be read. */
  static boolean concerns(Class<?> type) {
    return TYPES.contains(type);
  }

  private Decision<Fact> ticket(Received received, TicketEvent event) {
    if (event instanceof Resolved resolved) {
      return asking.resolved(received.workspace(), resolved, received.at(), received.detectedAt());
    }
    if (event instanceof Erased erased) {
      return erasing.ticket(received.workspace(), erased, received.at());
    }
    return event instanceof Reopened reopened
        ? lifecycle.reopened(received.workspace(), reopened, received.at())
        : Decision.nothing();
  }

  private Decision<Fact> command(Received received, SurveyCommand command) {
    return switch (command) {
      case DefineProgram _ -> define(received);
      case SubmitAnswer answer -> lifecycle.answered(received.workspace(), answer, received.at());
      case OptOut optOut -> optOut(received.workspace(), optOut);
    };
  }

  private Decision<Fact> define(Received received) {
    return memory.definitions.decide(received, SurveyShard::checked);
  }

  private static Decision<Fact> checked(Definition next) {
    var flaw =
        next.body() instanceof DefineProgram program
            ? Program.flaw(program)
            : Optional.<String>empty();
    return flaw.map(why -> Decision.<Fact>refused("bad-program", why))
        .orElseGet(() -> Decision.<Fact>of().fact(new Fact.Defined(next)).build());
  }

  private Decision<Fact> optOut(String workspace, OptOut optOut) {
    var customer = memory.customers.find(workspace, optOut.customerId());
    return Decision.<Fact>of()
        .fact(new Fact.CustomerChanged(customer.optedOut(!optOut.revoked())))
        .build();
  }
}
