package io.signalbox.ingest.channel;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Channels that a workspace declared, and the product's that it changed. */
@Controller("/v1/channels")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Channels")
final class ChannelController extends DefinitionController<DefineChannel> {
  ChannelController(DefinitionEdge edge) {
    super(Channels.KIND, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineChannel.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }
}
