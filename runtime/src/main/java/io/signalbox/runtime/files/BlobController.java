package io.signalbox.runtime.files;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.blob.BlobRef;
import io.signalbox.runtime.blob.BlobTooLarge;
import io.signalbox.runtime.blob.Blobs;
import io.signalbox.runtime.blob.Blobs.Opened;
import io.signalbox.runtime.blob.FileName;
import io.signalbox.runtime.files.BlobAddresses.Named;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Files of messages: handed in before the message that names them, read by signed addresses. */
@Controller(BlobAddresses.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Blobs")
@Requires(property = "signalbox.blobs.enabled", value = "true")
final class BlobController {
  private final Blobs blobs;
  private final BlobAddresses addresses;
  private final Uploads uploads;

  BlobController(Blobs blobs, BlobAddresses addresses, Uploads uploads) {
    this.blobs = blobs;
    this.addresses = addresses;
    this.uploads = uploads;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Secured({"integration", "agent", "supervisor", "admin"})
  @ServesNarrowed
  @Operation(
      summary = "Hands in the bytes of a file",
      description =
          "Answers once they are kept, for a time in which something has to name them. The same"
              + " bytes again are the same blob. At ingest and routing alone.")
  @RequestBody(
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "201", description = "Kept")
  @ApiResponse(responseCode = "413", description = "More bytes than are taken")
  @ApiResponse(responseCode = "503", description = "Nothing can be kept now")
  HttpResponse<BlobRef> put(
      @Parameter(hidden = true) Actor actor,
      @Body InputStream bytes,
      @Header("Content-Type") @Nullable String type)
      throws IOException {
    try (bytes; // closed before its end, the rest is dropped as it comes
        var _ = uploads.begin()) {
      return HttpResponse.created(blobs.put(actor.workspace(), FileType.of(type).name(), bytes));
    } catch (BlobTooLarge e) {
      throw Problem.of(413, "too-large", "Too large", String.valueOf(e.getMessage()));
    }
  }

  @Get("/{sha256}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Operation(
      summary = "The bytes of a file, by a signed address",
      description = "Addresses come with messages and are good for a quarter of an hour.")
  @ApiResponse(responseCode = "403", description = "Not an address of ours, or its time is over")
  @ApiResponse(responseCode = "404", description = "The file is not kept any more")
  HttpResponse<?> get(
      HttpRequest<?> request,
      String sha256,
      @QueryValue String workspace,
      @QueryValue String holder,
      @QueryValue @Nullable String type,
      @QueryValue @Nullable String name,
      @QueryValue long expires,
      @QueryValue String signature)
      throws IOException {
    var named = new Named(workspace, holder, sha256, type, name);
    if (!addresses.isGood(named, expires, signature)) {
      throw Problem.forbidden("This address is none of ours, or its time is over. Ask anew.");
    }
    var opened = blobs.open(workspace, holder, sha256);
    if (opened.isEmpty()) throw Problem.notFound("The file is not kept any more.");
    var head = request.getMethod() == HttpMethod.HEAD;
    var shown = FileType.of(type);
    return answer(opened.get(), head)
        .contentType(MediaType.of(shown.name()))
        .contentLength(opened.get().size())
        // what strangers send is never shown as a page of ours
        .header("Content-Disposition", shown.disposition(FileName.of(name)))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "private, no-store");
  }

  private static MutableHttpResponse<?> answer(Opened file, boolean head) throws IOException {
    if (!head) return HttpResponse.ok(file);
    file.in().close(); // nothing reads it
    return HttpResponse.ok();
  }
}
