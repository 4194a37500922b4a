package io.signalbox.ingest.channel;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the company itself is called on its channels: mailboxes, numbers, pages. */
@Controller("/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Accounts")
final class AccountController extends DefinitionController<DefineAccount> {
  private static final Set<String> FIELDS =
      Stream.of(DefineAccount.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toCollection(TreeSet::new));

  AccountController(DefinitionEdge edge) {
    super(Accounts.KIND, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineAccount.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }

  /** What is no field is not sent on: it could be a secret, and a topic keeps what it gets. */
  @Override
  protected void check(byte[] body) {
    if (!Json.tree(body).properties().stream().allMatch(field -> FIELDS.contains(field.getKey()))) {
      throw Problem.badRequest("unknown-field", "The fields of an account are " + FIELDS + ".");
    }
  }
}
