package io.signalbox.quickstart.sample;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import io.signalbox.quickstart.sample.Phrases.Matter;
import io.signalbox.quickstart.sample.Planned.Door;
import io.signalbox.quickstart.sample.Planned.Kind;
import io.signalbox.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composes the contacts of the sample; the same seed makes the same ones. */
public final class SampleContacts {

  private record Share(Channel channel, int percent) {}

  private static final List<Share> CHANNELS =
      List.of(
          new Share(Channel.EMAIL, 25),
          new Share(Channel.CHAT, 25),
          new Share(Channel.PHONE, 15),
          new Share(Channel.WHATSAPP, 20),
          new Share(Channel.WEB, 15));

  private static final int CUSTOMERS = 400;
  private static final double BAD = 0.02;
  private static final double REPEATS = 0.05;
  private static final double MORE = 0.08;
  private static final double GERMAN = 0.12;

  private record Sent(Submitted contact, Matter matter, Customer customer) {}

  private final Phrases phrases;
  private final Chance chance;
  private final Letter letter;
  private final List<Sent> sent = new ArrayList<>();

  private SampleContacts(Phrases phrases, long seed) {
    this.phrases = phrases;
    chance = new Chance(seed);
    letter = new Letter(phrases, chance);
  }

  /**
   * That many contacts, in the order in which they are to be sent.
   *
   * @param run part of every id, so that another run's contacts are others
   */
  public static List<Planned> compose(Phrases phrases, long seed, String run, int count) {
    var composing = new SampleContacts(phrases, seed);
    var planned = new ArrayList<Planned>(count);
    for (int i = 0; i < count; i++) planned.add(composing.next("%s-%05d".formatted(run, i)));
    return planned;
  }

  /** What a customer answers when the agent of that conversation asked for more. */
  public static Submitted addition(
      Phrases phrases,
      Chance chance,
      Channel channel,
      Party from,
      String conversationId,
      String id) {
    var text = chance.filled(chance.oneOf(phrases.additions()), phrases.slots());
    return submitted(channel, id, conversationId, from, null, text, "en", Map.of());
  }

  private Planned next(String name) {
    var door = chance.happens(0.5) ? Door.HTTP : Door.KAFKA;
    if (chance.happens(BAD)) {
      return new Planned(name, Kind.BAD, door, null, bad(door));
    }
    if (!sent.isEmpty() && chance.happens(REPEATS)) {
      var earlier = chance.oneOf(sent);
      return planned(name, Kind.REPEAT, door, earlier);
    }
    if (!sent.isEmpty() && chance.happens(MORE)) {
      return planned(name, Kind.MORE, door, more(name, chance.oneOf(sent)));
    }
    var first = first(name);
    sent.add(first);
    return planned(name, Kind.FIRST, door, first);
  }

  private static Planned planned(String name, Kind kind, Door door, Sent sent) {
    return new Planned(name, kind, door, sent.matter().intent(), Json.text(sent.contact()));
  }

  private Sent first(String name) {
    var channel = chance.oneOf(CHANNELS, Share::percent).channel();
    var matter = chance.oneOf(phrases.matters(), Matter::weight);
    var customer = new Customer(chance.between(0, CUSTOMERS));
    var german = !matter.german().isEmpty() && chance.happens(GERMAN);
    var text = german ? letter.german(matter) : letter.english(matter, channel, customer.number());
    var subject = hasSubject(channel) && !german ? letter.subject(matter) : null;
    var attributes =
        chance.happens(0.1)
            ? Map.<String, Object>of("plan", "business")
            : Map.<String, Object>of("plan", "private");
    var contact =
        submitted(
            channel,
            channel + "-" + name,
            "talk-" + name,
            customer.on(channel),
            subject,
            text,
            german ? "de" : "en",
            attributes);
    return new Sent(contact, matter, customer);
  }

  private Sent more(String name, Sent earlier) {
    var contact = earlier.contact();
    var addition =
        addition(
            phrases,
            chance,
            contact.channel(),
            contact.from(),
            conversation(contact),
            contact.channel() + "-" + name);
    return new Sent(addition, earlier.matter(), earlier.customer());
  }

  private static String conversation(Submitted contact) {
    var id = contact.conversationId();
    if (id == null) throw new IllegalStateException("every sample contact has a conversation");
    return id;
  }

  private static boolean hasSubject(Channel channel) {
    return channel.equals(Channel.EMAIL) || channel.equals(Channel.WEB);
  }

  /** What a broken integration sends. */
  private String bad(Door door) {
    var http =
        List.of(
            "{\"channel\":\"email\",\"from\":{\"email\":\"customer-1@example.org\"},\"text\":42}",
            "{\"channel\":\"pigeon\",\"from\":{\"name\":\"Customer 2\"},\"text\":\"Coo.\"}",
            "{\"from\":{\"email\":\"customer-3@example.org\"},\"text\":\"On no channel at all.\"}");
    var kafka = List.of("{\"channel\":\"email\",\"from\":{", "\u0000\u0001 not JSON", "[]");
    var all = door == Door.HTTP ? http : kafka;
    return chance.oneOf(all);
  }

  private static Submitted submitted(
      Channel channel,
      String externalId,
      String conversationId,
      Party from,
      @Nullable String subject,
      String text,
      String language,
      Map<String, Object> attributes) {
    return new Submitted(
        channel,
        null,
        externalId,
        conversationId,
        null,
        from,
        List.of(),
        List.of(),
        null,
        subject,
        text,
        null,
        language,
        null,
        List.of(),
        attributes);
  }
}
