package io.signalbox.runtime.deadletter;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.audit.AuditLog;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.OutboxFormat;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.Header;

/** Dead letters: the list, one with its content, and the way back onto its topic. */
@Controller("/v1/dead-letters")
@Tag(name = "Dead letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
@Requires(beans = ServiceSpec.class)
final class DeadLetterController {
  private static final Set<String> NOT_SENT_AGAIN =
      Set.of(
          HeaderNames.REPLAY_OF,
          HeaderNames.AUTHORIZATION,
          HeaderNames.SEQUENCE,
          HeaderNames.HOPS); // a person is the cause now

  /** Reasons of those whose key is no workspace. */
  private static final Set<String> NOBODYS = Set.of("no-key", "bad-key");

  private final DeadLetters letters;
  private final ServiceSpec spec;
  private final Gate gate;
  private final AuditLog audit;

  DeadLetterController(DeadLetters letters, ServiceSpec spec, Gate gate, AuditLog audit) {
    this.letters = letters;
    this.spec = spec;
    this.gate = gate;
    this.audit = audit;
  }

  @Get
  @Operation(summary = "What could not be read or decided")
  @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "topic", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "state", "topic");
    return page.answerOf(letters.list(actor, page), DeadLetters::position, LetterLine::of);
  }

  @Get("/{id}")
  @Operation(summary = "A dead letter with its content")
  LetterView one(@Parameter(hidden = true) Actor actor, UUID id) {
    var letter = find(actor, id);
    audit.noteRead(actor, "dead-letter.read", id.toString());
    return LetterView.of(LetterLine.of(letter.row()), record(letter));
  }

  /**
   * Puts the record back on its entry topic, or on one of ours if it came from an inner topic; a
   * second time changes nothing.
   */
  @Post("/{id}/replay")
  @Status(HttpStatus.ACCEPTED)
  @Operation(summary = "Has it decided once more")
  Map<String, String> replay(@Parameter(hidden = true) Actor actor, UUID id) {
    var letter = find(actor, id);
    var topic = letter.row().topic();
    var inner = spec.inners().contains(topic);
    if (!inner && spec.entries().stream().noneMatch(entry -> entry.topic().equals(topic))) {
      throw Problem.refused("not-replayable", "It is a timer, which fires once.");
    }
    if (NOBODYS.contains(letter.row().reason())) {
      throw Problem.refused("not-replayable", "Its key names no workspace: it can't be sent.");
    }
    if (!letter.row().state().equals("dead")) {
      throw Problem.refused("already-replayed", "It was replayed and decided before.");
    }
    var sender = inner ? ourselves(actor) : sender(letter, actor);
    audit.noteRead(actor, "dead-letter.replay", id.toString());
    gate.resend(sender, replayOf(record(letter), id, inner ? spec.commands() : topic));
    return Map.of("id", id.toString(), "status", "received");
  }

  private DeadLetters.Letter find(Actor actor, UUID id) {
    return letters
        .find(actor, id)
        .orElseThrow(() -> Problem.notFound("There is no such dead letter in your workspace."));
  }

  /**
   * In whose name it is sent. Who replays it vouches for a sender who was allowed to send it, and
   * whose key need not be good any more; what nobody was allowed to send is the replayer's own.
   */
  private static Actor sender(DeadLetters.Letter letter, Actor replayer) {
    var sender = letter.row().sentBy();
    if (sender != null) {
      return sender;
    }
    if (replayer.role() != Role.ADMIN) {
      throw Problem.forbidden(
          "It is not known that its sender was allowed to send it. An admin may replay it, and is"
              + " then the sender.");
    }
    return replayer;
  }

  /** What our services said is said again as theirs; the audit log names who had it said. */
  private static Actor ourselves(Actor replayer) {
    return new Actor(replayer.name(), Role.SYSTEM, replayer.workspace(), null);
  }

  private static OutRecord record(DeadLetters.Letter letter) {
    return letter.record().length == 0
        ? new OutRecord(letter.row().topic(), 0, null, new byte[0], List.of())
        : OutboxFormat.read(letter.record()).getFirst();
  }

  /**
   * The original bytes and headers, marked. It keeps its {@code ce_id}, under which its sender was
   * promised an answer: the loop recognises a replay by the mark, not by the id.
   */
  private static OutRecord replayOf(OutRecord original, UUID id, String topic) {
    var headers = new ArrayList<Header>(original.headers());
    headers.removeIf(header -> NOT_SENT_AGAIN.contains(header.key().toLowerCase(Locale.ROOT)));
    headers.add(OutRecord.header(HeaderNames.REPLAY_OF, id.toString()));
    if (!topic.equals(original.topic())) {
      headers.add(OutRecord.header(HeaderNames.REPLAY_TOPIC, original.topic()));
    }
    return new OutRecord(topic, original.partition(), original.key(), original.value(), headers);
  }
}
