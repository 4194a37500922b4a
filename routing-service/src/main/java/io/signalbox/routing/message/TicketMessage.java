package io.signalbox.routing.message;

import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.DeliveryState;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageAttachment;
import io.signalbox.contracts.ticket.MessageDelivery;
import io.signalbox.contracts.ticket.MessageDirection;
import io.signalbox.runtime.blob.BlobOrder;
import io.signalbox.runtime.blob.FileName;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of a ticket as it is kept, with all of its text.
 *
 * @param id in the order of time within the ticket
 * @param contactId the contact it came with; null for what we said
 * @param externalId the provider's own id of that contact
 */
public record TicketMessage(
    UUID id,
    String workspace,
    UUID ticket,
    Message whole,
    @Nullable String contactId,
    @Nullable String externalId) {

  /**
   * Where something is said.
   *
   * @param cause the id of what made it be said
   */
  public record Place(String workspace, UUID ticket, Instant at, String cause) {
    private UUID id() {
      return UUID.fromString(Ids.timeOrdered(at, workspace, ticket.toString(), cause));
    }
  }

  /** What the customer said. */
  public static TicketMessage received(
      String workspace, UUID ticket, Instant at, Accepted contact) {
    var place = new Place(workspace, ticket, at, contact.contactId());
    var author = new Author(AuthorKind.CUSTOMER, contact.customerId(), contact.from().name());
    var text = contact.text().isEmpty() ? null : contact.text();
    var message = said(place, MessageDirection.IN, author, text, contact.attachments());
    return new TicketMessage(
        message.id(),
        workspace,
        ticket,
        message.whole(),
        contact.contactId(),
        contact.externalId());
  }

  /** What the customer is answered. */
  public static TicketMessage reply(
      Place place, Author author, @Nullable String text, List<Attachment> files) {
    return said(place, MessageDirection.OUT, author, text, files);
  }

  /** What the customer does not see. */
  public static TicketMessage note(
      Place place, Author author, @Nullable String text, List<Attachment> files) {
    return said(place, MessageDirection.INTERNAL, author, text, files);
  }

  private static TicketMessage said(
      Place place,
      MessageDirection direction,
      Author author,
      @Nullable String text,
      List<Attachment> files) {
    var id = place.id();
    var goesOut = direction.equals(MessageDirection.OUT);
    var message =
        new Message(
            id.toString(),
            direction,
            author,
            visible(direction),
            text,
            false,
            attachments(place, id, files),
            place.at(),
            goesOut ? new MessageDelivery(DeliveryState.REQUESTED, place.at(), null) : null);
    return new TicketMessage(id, place.workspace(), place.ticket(), message, null, null);
  }

  /**
   * What has to be done with the blobs it names: its ticket holds them.
   *
   * @param customer of the ticket, so that what is erased is not held again
   */
  public Optional<Delivery> holding(String customer) {
    var blobs =
        whole.attachments().stream()
            .flatMap(file -> Stream.ofNullable(file.blob()))
            .distinct()
            .toList();
    if (blobs.isEmpty()) return Optional.empty();
    var of = new BlobOrder.Of(workspace, customer, id.toString());
    return Optional.of(BlobOrder.hold(of, ticket.toString(), blobs, id.toString()));
  }

  /** Whether the customer sees what goes this way. */
  static boolean visible(MessageDirection direction) {
    return !direction.equals(MessageDirection.INTERNAL);
  }

  private static List<MessageAttachment> attachments(
      Place place, UUID message, List<Attachment> files) {
    if (files.isEmpty()) return List.of();
    var attachments = new ArrayList<MessageAttachment>(files.size());
    for (var file : files) {
      var number = Integer.toString(attachments.size());
      attachments.add(
          new MessageAttachment(
              Ids.timeOrdered(place.at(), place.workspace(), message.toString(), number),
              FileName.of(file.fileName()),
              file.contentType(),
              file.size(),
              file.inline(),
              file.url(),
              file.blob()));
    }
    return attachments;
  }
}
