package io.signalbox.routing.desk;

import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageAttachment;
import io.signalbox.routing.desk.MessageQueries.MessageDetails;
import io.signalbox.runtime.blob.Blobs;
import io.signalbox.runtime.files.BlobAddresses;
import io.signalbox.runtime.files.BlobAddresses.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where whoever may read a message reads its files: at addresses made for this reading. */
@Singleton
final class AttachmentAddresses {
  private static final Logger LOG = LoggerFactory.getLogger(AttachmentAddresses.class);

  private final Blobs blobs;
  private final BlobAddresses addresses;

  AttachmentAddresses(Blobs blobs, BlobAddresses addresses) {
    this.blobs = blobs;
    this.addresses = addresses;
  }

  /** The same message; of files that we have the addresses, of those we should have which not. */
  MessageDetails shown(String workspace, UUID ticket, MessageDetails details) {
    var message = details.message();
    if (message.attachments().stream().allMatch(file -> file.blob() == null)) return details;
    var files = new ArrayList<MessageAttachment>();
    var missing = new ArrayList<String>();
    for (var file : message.attachments()) {
      var blob = file.blob();
      if (blob == null) {
        files.add(file);
      } else if (isThere(workspace, ticket, blob)) {
        var name = file.fileName();
        var type = file.contentType();
        files.add(
            at(file, addresses.of(new Named(workspace, ticket.toString(), blob, type, name))));
      } else {
        files.add(at(file, file.url()));
        missing.add(file.attachmentId());
      }
    }
    return new MessageDetails(with(message, files), details.contactId(), missing);
  }

  /** Nobody waits for a message because the store of its files is away. */
  private boolean isThere(String workspace, UUID ticket, String blob) {
    try {
      return blobs.isThere(workspace, ticket.toString(), blob);
    } catch (IOException e) {
      LOG.warn("whether blob {} is there can't be told now", blob, e);
      return true;
    }
  }

  private static MessageAttachment at(MessageAttachment file, @Nullable String url) {
    return new MessageAttachment(
        file.attachmentId(),
        file.fileName(),
        file.contentType(),
        file.size(),
        file.inline(),
        url,
        file.blob());
  }

  private static Message with(Message message, List<MessageAttachment> files) {
    return new Message(
        message.messageId(),
        message.direction(),
        message.author(),
        message.visible(),
        message.text(),
        message.truncated(),
        files,
        message.at(),
        message.delivery());
  }
}
