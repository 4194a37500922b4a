package io.signalbox.routing.ticket;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.OfferEnd;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tickets, one row each. What never changes is written once. */
public final class TicketTable {
  /** Every column that {@link #read} needs. */
  public static final String COLUMNS =
      "t.id, t.workspace, t.channel, t.account, t.brand, t.customer, t.reply_to, t.reply_from, t.subject,"
          + " t.conversation, t.opened_at, t.follow_up_of, t.intent, t.priority, t.classified_tier,"
          + " t.skills, t.language, t.sensitivity, t.rules, t.queue, t.transferred, t.raised_to,"
          + " t.requirements, t.status, t.agent, t.site, t.since, t.deadline,"
          + " t.declined, t.version, t.fence, t.reopened, t.answers, t.answers_to,"
          + " t.answers_cc, t.customer_facts, t.ended_fence, t.ended_agent, t.ended_how";

  private static final String FETCH = "select " + COLUMNS + " from ticket t where t.id = any(?)";

  private static final String FETCH_OPEN =
      "select "
          + COLUMNS
          + " from ticket t where t.customer = any(?) and t.status <> 'closed'"
          + " order by t.opened_at desc fetch first ? rows only";

  private static final String FETCH_OF =
      "select "
          + COLUMNS
          + " from ticket t where t.customer = ? and t.workspace = ? fetch first ? rows only";

  private static final String ERASE =
      "update ticket set customer = ?, reply_to = null, subject = null, conversation = null"
          + " where id = ?";

  private static final String INSERT =
      "insert into ticket (id, shard, workspace, channel, account, brand, customer, reply_to,"
          + " reply_from, subject, conversation, opened_at, follow_up_of, intent, priority, classified_tier,"
          + " skills, language, sensitivity, rules, queue, transferred, raised_to, tier,"
          + " requirements, takers, status, agent, site, since, deadline, declined, version, fence,"
          + " reopened, answers, answers_to, answers_cc, customer_facts, ended_fence, ended_agent,"
          + " ended_how) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE =
      "update ticket set intent = ?, priority = ?, classified_tier = ?, skills = ?, language = ?,"
          + " sensitivity = ?, rules = ?, queue = ?, transferred = ?, raised_to = ?, tier = ?,"
          + " requirements = ?, takers = ?, status = ?, agent = ?, site = ?, since = ?, deadline ="
          + " ?, declined = ?, version = ?, fence = ?, reopened = ?, answers = ?, answers_to = ?,"
          + " answers_cc = ?, customer_facts = ?, ended_fence = ?, ended_agent = ?, ended_how = ?"
          + " where id = ?";

  private TicketTable() {}

  /** The tickets of those ids that there are. */
  public static List<Ticket> fetch(Db db, List<UUID> ids) {
    if (ids.isEmpty()) return List.of();
    return db.query(FETCH, s -> Parameters.of(s).ids(ids), TicketTable::read);
  }

  /** The tickets of these customers that are not closed, the newest first, and only so many. */
  public static List<Ticket> fetchOpen(Db db, Collection<String> customers, int most) {
    if (customers.isEmpty()) return List.of();
    return db.query(
        FETCH_OPEN, s -> Parameters.of(s).texts(customers).number(most), TicketTable::read);
  }

  /** Some tickets of a customer, whatever their status: as many as are dealt with at once. */
  public static List<Ticket> fetchOf(Db db, String workspace, String customer, int most) {
    return db.query(
        FETCH_OF,
        s -> Parameters.of(s).text(customer).text(workspace).number(most),
        TicketTable::read);
  }

  /** Removes what never changes otherwise: whose they are, and what they are about. */
  public static void erase(Db db, Collection<UUID> ids) {
    db.batch(
        ERASE, ids, (statement, id) -> Parameters.of(statement).text(ErasureEvent.NOBODY).id(id));
  }

  /** Writes tickets that have no row yet. */
  public static void insert(Db db, int shard, Collection<Ticket> tickets) {
    db.batch(INSERT, tickets, (statement, ticket) -> bindNew(statement, shard, ticket));
  }

  /** Writes what can change of tickets that have a row. */
  public static void update(Db db, Collection<Ticket> tickets) {
    db.batch(UPDATE, tickets, (statement, t) -> bind(Parameters.of(statement), t).id(t.id()));
  }

  private static void bindNew(PreparedStatement statement, int shard, Ticket ticket)
      throws SQLException {
    var origin = ticket.origin();
    var first =
        Parameters.of(statement)
            .id(ticket.id())
            .number(shard)
            .text(ticket.workspace())
            .text(origin.channel().value())
            .text(origin.account())
            .text(origin.brand())
            .text(origin.customerId())
            .text(origin.replyTo())
            .text(origin.replyFrom())
            .text(origin.subject())
            .text(origin.conversation())
            .time(origin.openedAt())
            .id(origin.followUpOf());
    var _ = bind(first, ticket);
  }

  private static Parameters bind(Parameters parameters, Ticket ticket) throws SQLException {
    var said = ticket.classification();
    var placement = ticket.placement();
    var step = placement.step();
    var asked = placement.requirements();
    var requirements = Json.text(asked);
    var track = ticket.track();
    var ended = track.lastOffer();
    var customer = track.answers().customer();
    return PhaseColumns.of(ticket.phase())
        .bind(
            parameters
                .text(said.intent())
                .text(said.priority().value())
                .number(said.tier())
                .levels(said.skills())
                .text(said.language())
                .names(said.sensitivity())
                .names(said.rules())
                .text(placement.queue())
                .flag(step.transferred())
                .number(step.raisedTo())
                .number(asked.tier())
                .text(requirements)
                .text(Takers.of(ticket).name(requirements)))
        .number(track.version())
        .number(track.fence())
        .number(track.reopened())
        .text(track.answers().message())
        .text(track.answers().to())
        .names(track.answers().cc())
        .text(customer == null ? null : Json.text(customer))
        .number(ended == null ? 0L : ended.fence())
        .text(ended == null ? null : ended.agent())
        .text(ended == null ? null : ended.end().value());
  }

  /** Reads a ticket from a row with {@link #COLUMNS}. */
  public static Ticket read(ResultSet row) throws SQLException {
    return new Ticket(
        Columns.idThere(row, "id"),
        Columns.textThere(row, "workspace"),
        origin(row),
        classification(row),
        placement(row),
        PhaseColumns.read(row).phase(),
        new Track(
            row.getLong("version"),
            row.getLong("fence"),
            row.getInt("reopened"),
            new Answering(
                row.getString("answers"),
                row.getString("answers_to"),
                Columns.names(row, "answers_cc"),
                customer(row)),
            ended(row)));
  }

  private static @Nullable CustomerFacts customer(ResultSet row) throws SQLException {
    var facts = row.getString("customer_facts");
    return facts == null ? null : Json.read(facts, CustomerFacts.class);
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        new Channel(Columns.textThere(row, "channel")),
        row.getString("account"),
        row.getString("brand"),
        Columns.textThere(row, "customer"),
        row.getString("reply_to"),
        row.getString("reply_from"),
        row.getString("subject"),
        row.getString("conversation"),
        Columns.timeThere(row, "opened_at"),
        Columns.id(row, "follow_up_of"));
  }

  private static Classification classification(ResultSet row) throws SQLException {
    return new Classification(
        row.getString("intent"),
        new Priority(Columns.textThere(row, "priority")),
        row.getInt("classified_tier"),
        Columns.levels(row, "skills"),
        row.getString("language"),
        Columns.names(row, "sensitivity"),
        Columns.names(row, "rules"));
  }

  private static Placement placement(ResultSet row) throws SQLException {
    return new Placement(
        Columns.textThere(row, "queue"),
        step(row),
        Json.read(Columns.textThere(row, "requirements"), Requirements.class));
  }

  /** Reads the step from a row with its two columns. */
  public static Step step(ResultSet row) throws SQLException {
    return new Step(row.getBoolean("transferred"), row.getInt("raised_to"));
  }

  private static Track.@Nullable EndedOffer ended(ResultSet row) throws SQLException {
    var agent = row.getString("ended_agent");
    var end = row.getString("ended_how");
    return agent == null || end == null
        ? null
        : new Track.EndedOffer(row.getLong("ended_fence"), agent, new OfferEnd(end));
  }
}
