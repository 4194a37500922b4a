package io.signalbox.routing.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.blob.Blobs;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.files.BlobAddresses;
import io.signalbox.runtime.files.BlobAddresses.Named;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;

/** The files of tickets, for whoever knows one from an event, as who sends an answer does. */
@Controller("/v1/tickets/{id}/files")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"integration", "agent", "supervisor", "admin"})
@ServesNarrowed
@Tag(name = "Tickets")
final class FileController {
  private final TicketQueries tickets;
  private final MessageQueries messages;
  private final Sights sights;
  private final Blobs blobs;
  private final BlobAddresses addresses;

  FileController(
      TicketQueries tickets, Sights sights, Reads reads, Blobs blobs, BlobAddresses addresses) {
    this.tickets = tickets;
    this.messages = new MessageQueries(reads::query);
    this.sights = sights;
    this.blobs = blobs;
    this.addresses = addresses;
  }

  @Get("/{sha256}")
  @Operation(
      summary = "Where to read a file of a ticket",
      description = "Leads to an address that is good for a quarter of an hour.")
  @ApiResponse(responseCode = "303", description = "See Location")
  @ApiResponse(responseCode = "404", description = "Not there, or not for this key to see")
  HttpResponse<?> file(@Parameter(hidden = true) Actor actor, String id, String sha256)
      throws IOException {
    var ticket =
        tickets
            .find(actor, id)
            .filter(found -> sights.reads(actor, found))
            .map(Ticket::id)
            .filter(found -> messages.name(actor.workspace(), found, sha256))
            .orElseThrow(() -> missing(id));
    var holder = ticket.toString();
    if (!blobs.isThere(actor.workspace(), holder, sha256)) throw missing(id);
    var named = new Named(actor.workspace(), holder, sha256, null, null);
    return HttpResponse.seeOther(URI.create(addresses.of(named)));
  }

  private static Problem missing(String id) {
    return Problem.notFound("Ticket " + id + " is not there to see, or has no such file.");
  }
}
