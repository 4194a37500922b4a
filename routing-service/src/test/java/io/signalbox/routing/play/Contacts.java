package io.signalbox.routing.play;

import io.signalbox.contracts.contact.Addressees;
import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.Automation;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.Conversation;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.contact.Party;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts in words. */
public record Contacts(
    Channel channel,
    String text,
    @Nullable String subject,
    @Nullable String language,
    @Nullable String brand,
    @Nullable Conversation conversation,
    Automation automated,
    Party from,
    List<String> cc,
    Map<String, Object> attributes,
    List<Attachment> attachments) {

  /** A mail with this text. */
  public static Contacts mail(String text) {
    return new Contacts(
        Channel.EMAIL,
        text,
        "A question",
        "en",
        null,
        null,
        Automation.NONE,
        Party.byEmail("customer@example.org"),
        List.of(),
        Map.of(),
        List.of());
  }

  /** A chat message with this text. */
  public static Contacts chat(String text) {
    return mail(text).by(Channel.CHAT);
  }

  /** The same on another channel. */
  public Contacts by(Channel other) {
    return new Contacts(
        other,
        text,
        subject,
        language,
        brand,
        conversation,
        automated,
        from,
        cc,
        attributes,
        attachments);
  }

  /** The same in another language. */
  public Contacts in(@Nullable String other) {
    return new Contacts(
        channel,
        text,
        subject,
        other,
        brand,
        conversation,
        automated,
        from,
        cc,
        attributes,
        attachments);
  }

  /** The same for another brand. */
  public Contacts brand(String other) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        other,
        conversation,
        automated,
        from,
        cc,
        attributes,
        attachments);
  }

  /** The same in a conversation the sender may join. */
  public Contacts within(String key) {
    return within(new Conversation(key, true, false));
  }

  /** The same in that conversation. */
  public Contacts within(Conversation other) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        brand,
        other,
        automated,
        from,
        cc,
        attributes,
        attachments);
  }

  /** The same, written by a machine. */
  public Contacts automated(Automation other) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        brand,
        conversation,
        other,
        from,
        cc,
        attributes,
        attachments);
  }

  /** The same from somebody else. */
  public Contacts from(Party other) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        brand,
        conversation,
        automated,
        other,
        cc,
        attributes,
        attachments);
  }

  /** The same, which these got too. */
  public Contacts copied(String... others) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        brand,
        conversation,
        automated,
        from,
        List.of(others),
        attributes,
        attachments);
  }

  private @Nullable String address() {
    return Stream.of(from.email(), from.phone(), from.handle())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The same with something known about it. */
  public Contacts with(String attribute, Object value) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        brand,
        conversation,
        automated,
        from,
        cc,
        Map.of(attribute, value),
        attachments);
  }

  /** The same with these files. */
  public Contacts attached(Attachment... files) {
    return new Contacts(
        channel,
        text,
        subject,
        language,
        brand,
        conversation,
        automated,
        from,
        cc,
        attributes,
        List.of(files));
  }

  /** The contact under that id. */
  public Accepted build(String id) {
    return build(id, "customer-1", null);
  }

  /** The same, of a customer of whom this is known. */
  public Accepted build(String id, String customerId, @Nullable CustomerFacts customer) {
    return new Accepted(
        id,
        CallCentre.WORKSPACE,
        channel,
        "help",
        "external-" + id,
        null,
        brand,
        from,
        List.of(),
        List.of(),
        new Addressees("help@shop.example", address(), cc),
        subject,
        text,
        text,
        language,
        customerId,
        null,
        List.of(),
        automated,
        CallCentre.NINE,
        CallCentre.NINE,
        attachments,
        attributes,
        conversation,
        customer);
  }
}
