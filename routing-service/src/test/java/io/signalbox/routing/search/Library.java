package io.signalbox.routing.search;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageDirection;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.ticket.Answering;
import io.signalbox.routing.ticket.Assignee;
import io.signalbox.routing.ticket.Origin;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Placement;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.routing.ticket.Track;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.projection.Change;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.LiveService;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tickets written as a shard writes them, and the index told of them as the log tells it. */
public final class Library {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Requirements ASKED =
      new Requirements(1, Map.of(), List.of(), List.of(), RequirementStep.CLASSIFIED);

  private final DataSource source;
  private final TicketIndex index;
  private int count;
  private @Nullable String place;

  /** That of a service without a loop. */
  public Library(LiveService service) {
    this.source = service.bean(DataSource.class, "default");
    this.index = service.bean(TicketIndex.class);
  }

  /** What a ticket is, but for what was said. */
  public record Sheet(
      String workspace,
      @Nullable String subject,
      @Nullable String language,
      List<String> sensitivity,
      String queue,
      @Nullable String agent) {
    /** Of the usual workspace. */
    public static Sheet about(@Nullable String subject) {
      return new Sheet(LiveService.WORKSPACE, subject, "en", List.of(), "support", "agent-2");
    }

    /** The same in another language. */
    public Sheet in(@Nullable String other) {
      return new Sheet(workspace, subject, other, sensitivity, queue, agent);
    }

    /** The same with somebody else. */
    public Sheet with(String other) {
      return new Sheet(workspace, subject, language, sensitivity, queue, other);
    }

    /** The same in another queue. */
    public Sheet queued(String other) {
      return new Sheet(workspace, subject, language, sensitivity, other, agent);
    }

    /** The same, about what not all may see. */
    public Sheet sensitive(String... names) {
      return new Sheet(workspace, subject, language, List.of(names), queue, agent);
    }

    /** The same in another workspace. */
    public Sheet workspace(String other) {
      return new Sheet(other, subject, language, sensitivity, queue, agent);
    }
  }

  /** Writes a ticket and what was said in it, and tells the index. */
  public UUID add(Sheet sheet, String... texts) {
    var id = write(sheet, texts);
    changed(id);
    return id;
  }

  /** Writes a ticket of which the index hears nothing. */
  public UUID write(Sheet sheet, String... texts) {
    var number = ++count;
    var id = new UUID(0x0190_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L);
    var ticket = ticket(id, sheet);
    inDb(
        db -> {
          TicketTable.insert(db, shard(), List.of(ticket));
          for (var i = 0; i < texts.length; i++) {
            MessageTable.insert(db, List.of(message(sheet, id, i, texts[i])));
          }
        });
    return id;
  }

  private static Ticket ticket(UUID id, Sheet sheet) {
    var said =
        new Classification(
            null, Priority.NORMAL, 1, Map.of(), sheet.language(), sheet.sensitivity(), List.of());
    var agent = sheet.agent();
    return new Ticket(
        id,
        sheet.workspace(),
        new Origin(
            Channel.EMAIL,
            null,
            null,
            "cu-77",
            "jane.doe@example.com",
            null,
            sheet.subject(),
            null,
            NINE,
            null),
        said,
        new Placement(sheet.queue(), Step.CLASSIFIED, ASKED),
        agent == null
            ? new Phase.Queued(NINE, List.of())
            : new Phase.InProgress(new Assignee(agent, null)),
        new Track(1, 1, 0, new Answering(null, null, List.of(), null), null));
  }

  /** The second is a note of ours, the others are the customer's. */
  private static TicketMessage message(Sheet sheet, UUID ticket, int number, String text) {
    var id = new UUID(ticket.getMostSignificantBits(), number + 1L);
    var direction = number == 1 ? MessageDirection.INTERNAL : MessageDirection.IN;
    var author =
        number == 1
            ? new Author(AuthorKind.AGENT, "agent-2", "Billing 2")
            : new Author(AuthorKind.CUSTOMER, "cu-77", "Jane Doe");
    var whole =
        new Message(id.toString(), direction, author, true, text, false, List.of(), NINE, null);
    return new TicketMessage(
        id, sheet.workspace(), ticket, whole, "contact-" + number, "EXT-" + ticket + "-" + number);
  }

  /** Tells the index that tickets changed. */
  public void changed(UUID... ids) {
    var changes =
        List.of(ids).stream()
            .map(
                id ->
                    new Change(
                        "tickets",
                        "ticket.message-received",
                        LiveService.WORKSPACE,
                        id.toString(),
                        new byte[0]))
            .toList();
    var next = "place-" + Integer.toString(++count);
    index.take(shard(), changes, place, next);
    place = next;
  }

  /** Builds it all again. */
  public void build() {
    for (var shard = 0; shard < LiveService.PARTITIONS; shard++) {
      index.forget(shard);
      @Nullable String after = null;
      do {
        after = index.build(shard, after);
      } while (after != null);
      var next = "built-" + Integer.toString(++count);
      index.take(shard, List.of(), null, next);
      if (shard == shard()) place = next;
    }
  }

  /** All is to be built again. */
  public void forget() {
    for (var shard = 0; shard < LiveService.PARTITIONS; shard++) index.forget(shard);
    if (!index.places().isEmpty()) throw new AssertionError(index.places());
  }

  /** Changes rows. */
  public void inDb(Consumer<SqlDb> work) {
    try (var connection = source.getConnection()) {
      work.accept(new SqlDb(connection));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static int shard() {
    return Partitions.of(LiveService.WORKSPACE, LiveService.PARTITIONS);
  }
}
