package io.signalbox.runtime.keys;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.audit.AuditLog;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.security.ApiKeys;
import io.signalbox.runtime.security.IssuedKey;
import io.signalbox.runtime.security.KeyLog;
import io.signalbox.runtime.security.StoredKey;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys of a workspace. What is done at one service counts at all. */
@Controller("/v1/keys")
@Tag(name = "Keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin")
@Requires(beans = ServiceSpec.class)
final class KeyController {
  /** How many keys of a workspace may be good at a time. */
  private static final int GOOD_MAX = 1_000;

  /** How many may be known, those that have expired included. */
  private static final int KNOWN_MAX = 10_000;

  /** So long a key is known after its end: records it was good for may still be to be read. */
  private static final Duration KNOWN_FOR = Duration.ofDays(90);

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

  private final ApiKeys keys;
  private final KeyLog log;
  private final AuditLog audit;
  private final InstantSource clock;

  /**
   * What a new key is to be.
   *
   * @param role {@code integration}, {@code agent}, {@code supervisor}, {@code ops} or {@code
   *     admin}
   * @param agent for role {@code agent}: whose it is
   * @param access what it is narrowed to; an admin's is narrowed to nothing
   * @param expiresAt when it ends; never if it is left out
   * @param note what it is for
   */
  record NewKey(
      String role,
      @Nullable String agent,
      @Nullable Access access,
      @Nullable Instant expiresAt,
      @Nullable String note) {}

  /**
   * When a key is to end.
   *
   * @param at at once if it is left out
   */
  record End(@Nullable Instant at) {}

  KeyController(ApiKeys keys, KeyLog log, AuditLog audit, InstantSource clock) {
    this.keys = keys;
    this.log = log;
    this.audit = audit;
    this.clock = clock;
  }

  @Get
  @Operation(summary = "Keys by their visible parts")
  @Parameter(name = "role", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      description = "good or expired",
      schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "role", "state");
    var after = page.after();
    var now = clock.instant();
    var views =
        keys.of(actor.workspace()).stream()
            .filter(key -> after == null || key.prefix().compareTo(after.getFirst()) > 0)
            .map(key -> KeyView.of(key, now))
            .filter(view -> passes(page.filter("role"), view.role()))
            .filter(view -> passes(page.filter("state"), view.state()))
            .limit(page.fetch())
            .toList();
    return page.answerOf(views, view -> List.of(view.id()));
  }

  @Get("/{id}")
  @Operation(summary = "A key by its visible part")
  KeyView one(@Parameter(hidden = true) Actor actor, String id) {
    return KeyView.of(find(actor, id), clock.instant());
  }

  @Post
  @Operation(
      summary = "Makes a key",
      description = "The answer shows the key itself, once: nothing of ours keeps it.")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewKey.class)))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = KeyView.class)))
  HttpResponse<KeyView> make(@Parameter(hidden = true) Actor actor, @Body String body) {
    var wanted = Json.readStrictly(body, NewKey.class);
    var now = clock.instant();
    var issued = issue(wanted, actor, now);
    requireRoom(actor.workspace(), now);
    audit.noteRead(actor, "key.make", issued.stored().prefix());
    var kept = append(issued.stored());
    return HttpResponse.created(KeyView.of(kept, now).showing(issued.token()))
        .header("Cache-Control", "no-store");
  }

  private static IssuedKey issue(NewKey wanted, Actor actor, Instant now) {
    var role =
        Role.of(String.valueOf(wanted.role()))
            .filter(each -> each != Role.SYSTEM)
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "bad-key", "role is integration, agent, supervisor, ops or admin."));
    if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
      throw Problem.badRequest("bad-key", "expiresAt is over already.");
    }
    try {
      var issued = ApiKeys.issue(role, actor.workspace(), wanted.agent(), wanted.expiresAt());
      var kept =
          issued.stored().narrowedTo(wanted.access()).madeBy(actor.name(), now, wanted.note());
      return new IssuedKey(issued.token(), kept);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("bad-key", String.valueOf(e.getMessage()) + ".");
    }
  }

  /** Those whose end is long ago make room. */
  private void requireRoom(String workspace, Instant now) {
    var known = keys.of(workspace);
    var longAgo = now.minus(KNOWN_FOR);
    var over =
        known.stream()
            .filter(key -> key.madeAt() != null && !key.isGood(longAgo))
            .map(StoredKey::prefix)
            .toList();
    log.forget(over);
    var good = known.stream().filter(key -> key.isGood(now)).count();
    if (good >= GOOD_MAX || known.size() - over.size() >= KNOWN_MAX) {
      throw Problem.refused(
          "too-many-keys",
          "A workspace has up to %d keys, and %d with those that ended in the last %d days."
              .formatted(GOOD_MAX, KNOWN_MAX, KNOWN_FOR.toDays()));
    }
  }

  @Post("/{id}/revoke")
  @Operation(
      summary = "Ends a key, now or later",
      description = "Never later than it would end anyway. A second time changes nothing.")
  @RequestBody(content = @Content(schema = @Schema(implementation = End.class)))
  KeyView revoke(@Parameter(hidden = true) Actor actor, String id, @Body @Nullable String body) {
    var key = find(actor, id);
    var now = clock.instant();
    var asked = body == null || body.isBlank() ? null : Json.readStrictly(body, End.class).at();
    var at = asked == null || asked.isBefore(now) ? now : asked;
    if (!key.isGood(at)) {
      if (asked == null) return KeyView.of(key, now);
      throw Problem.refused("ends-before", "It ends before that. Make a new key instead.");
    }
    requireAnotherAdmin(actor, key, at);
    audit.noteRead(actor, at.equals(now) ? "key.revoke" : "key.expire", id);
    return KeyView.of(append(key.endingBy(at)), now);
  }

  /** Nobody locks the door behind themselves, with the only key inside. */
  private void requireAnotherAdmin(Actor actor, StoredKey key, Instant at) {
    if (!key.prefix().equals(actor.name())) return;
    var another =
        keys.of(key.workspace()).stream()
            .anyMatch(
                each ->
                    each.role().equals(Role.ADMIN.wire())
                        && !each.prefix().equals(key.prefix())
                        && each.isGood(at));
    if (!another) {
      throw Problem.refused(
          "last-admin-key",
          "It is the key you use, and no other admin key of the workspace is good then. Make one"
              + " first, and end this one with it.");
    }
  }

  private StoredKey append(StoredKey key) {
    var kept = log.append(key);
    if (kept == null) {
      throw Problem.unavailable(
          "not-acknowledged",
          "Kafka did not acknowledge in time, and may have it nonetheless. Look at the list of"
              + " keys, end what you can't use, and try again.",
          AGAIN_AFTER);
    }
    return kept;
  }

  private StoredKey find(Actor actor, String id) {
    return keys.get(id)
        .filter(key -> key.workspace().equals(actor.workspace()))
        .orElseThrow(() -> Problem.notFound("There is no such key in your workspace."));
  }

  private static boolean passes(@Nullable String filter, String value) {
    return filter == null || filter.equals(value);
  }
}
