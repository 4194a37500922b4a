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
import java.util.Objects;
import java.util.Set;

/** Composes the contacts of the sample; the same seed makes the same ones. */
public final class SampleContacts {

  private record Share(Channel channel, int percent) {}

  private static final List<Share> CHANNELS =
      List.of(
          new Share(Channel.EMAIL, 30),
          new Share(Channel.CHAT, 22),
          new Share(Channel.PHONE, 14),
          new Share(Channel.WHATSAPP, 20),
          new Share(Channel.WEB, 14));

  /** Where a second message finds the first: by its headers, its session, its sender. */
  private static final Set<Channel> THREADED =
      Set.of(Channel.EMAIL, Channel.CHAT, Channel.WHATSAPP);

  private static final int CUSTOMERS = 400;
  private static final double BAD = 0.02;
  private static final double HELD = 0.02;
  private static final double REPEATS = 0.05;
  private static final double MORE = 0.12;
  private static final double GERMAN = 0.14;
  private static final double SPANISH = 0.08;
  private static final double FILES = 0.25;
  private static final double HTML = 0.5;
  private static final double OUTLET = 0.15;
  private static final double BUSINESS = 0.1;

  /** How far back a message goes on with another: people add within minutes. */
  private static final int RECENT = 40;

  private record Sent(Submitted contact, Matter matter, Customer customer) {}

  private final Phrases phrases;
  private final Chance chance;
  private final Letter letter;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Sent> threads = new ArrayList<>();

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

  private Planned next(String name) {
    var door = chance.happens(0.5) ? Door.HTTP : Door.KAFKA;
    if (chance.happens(BAD)) {
      return new Planned(name, Kind.BAD, door, null, bad(door));
    }
    if (threads.size() > RECENT && chance.happens(HELD)) {
      return new Planned(name, Kind.HELD, door, null, Json.text(held(name)));
    }
    if (!sent.isEmpty() && chance.happens(REPEATS)) {
      return planned(name, Kind.REPEAT, door, chance.oneOf(recent(sent)));
    }
    if (!threads.isEmpty() && chance.happens(MORE)) {
      return planned(name, Kind.MORE, door, more(name, chance.oneOf(recent(threads))));
    }
    var first = first(name);
    sent.add(first);
    if (THREADED.contains(first.contact().channel())) threads.add(first);
    return planned(name, Kind.FIRST, door, first);
  }

  private static List<Sent> recent(List<Sent> all) {
    return all.subList(Math.max(0, all.size() - RECENT), all.size());
  }

  private static Planned planned(String name, Kind kind, Door door, Sent sent) {
    return new Planned(name, kind, door, sent.matter().intent(), Json.text(sent.contact()));
  }

  private Sent first(String name) {
    var channel = chance.oneOf(CHANNELS, Share::percent).channel();
    var matter = chance.oneOf(phrases.matters(), Matter::weight);
    var customer = new Customer(chance.between(0, CUSTOMERS));
    var language = language(matter);
    var text = letter.text(matter, channel, language, customer.number());
    var draft =
        new Draft(channel, name, customer.on(channel))
            .conversation(channel.equals(Channel.CHAT) ? "chat-" + name : null)
            .brand(chance.happens(OUTLET) ? "outlet" : null)
            .subject(hasSubject(channel) ? letter.subject(matter, language) : null)
            .language(language)
            .attribute("plan", chance.happens(BUSINESS) ? "business" : "private");
    written(draft, channel, text, "");
    attached(draft, channel, matter);
    return new Sent(draft.done(), matter, customer);
  }

  private String language(Matter matter) {
    var drawn = chance.happens(GERMAN) ? "de" : chance.happens(SPANISH) ? "es" : Phrases.ENGLISH;
    return matter.texts().containsKey(drawn) ? drawn : Phrases.ENGLISH;
  }

  /** What follows on an earlier one; now and then a photo that says it without words. */
  private Sent more(String name, Sent earlier) {
    var before = earlier.contact();
    var channel = before.channel();
    var language = Objects.requireNonNullElse(before.language(), Phrases.ENGLISH);
    var draft =
        new Draft(channel, name, before.from())
            .conversation(before.conversationId())
            .brand(before.brand())
            .language(language);
    var wordless =
        channel.equals(Channel.WHATSAPP)
            && !earlier.matter().files().isEmpty()
            && chance.happens(0.5);
    if (channel.equals(Channel.EMAIL)) {
      draft.answers(Objects.requireNonNull(before.externalId())).subject("Re: " + before.subject());
    }
    if (wordless) {
      draft.file(chance.oneOf(earlier.matter().files()), size());
    } else {
      var quoted = before.text() == null ? "" : before.text();
      written(draft, channel, letter.more(earlier.matter(), language), quoted);
    }
    return new Sent(draft.done(), earlier.matter(), earlier.customer());
  }

  /** As text, or as the HTML that most mail clients send. */
  private void written(Draft draft, Channel channel, String text, String quoted) {
    if (channel.equals(Channel.EMAIL) && chance.happens(HTML)) {
      draft.html(Letter.html(text, quoted));
    } else {
      draft.text(text);
    }
  }

  private void attached(Draft draft, Channel channel, Matter matter) {
    var written = hasSubject(channel) || channel.equals(Channel.WHATSAPP);
    if (written && !matter.files().isEmpty() && chance.happens(FILES)) {
      draft.file(chance.oneOf(matter.files()), size());
    }
  }

  private long size() {
    return chance.between(20_000, 4_000_000);
  }

  /** What a person has to look at first. */
  private Submitted held(String name) {
    var drawn = chance.between(0, 3);
    if (drawn == 0) {
      var sender = new Party(null, "offers@spam.example", null, null, null);
      return new Draft(Channel.EMAIL, name, sender)
          .subject("For you")
          .text(chance.oneOf(phrases.spam()))
          .attribute("spam", true)
          .done();
    }
    if (drawn == 1) {
      var sender = new Party("Newsletter", "news@list.example", null, null, null);
      return new Draft(Channel.EMAIL, name, sender)
          .subject("News")
          .html(Letter.html(chance.oneOf(phrases.newsletters()), ""))
          .attribute("automated", "bulk")
          .done();
    }
    var mails = threads.stream().filter(t -> t.contact().channel().equals(Channel.EMAIL)).toList();
    var thread = mails.get(chance.between(0, Math.max(1, mails.size() - 10))).contact();
    return new Draft(Channel.EMAIL, name, new Party(null, "other@example.net", null, null, null))
        .brand(thread.brand())
        .answers(Objects.requireNonNull(thread.externalId()))
        .subject("Re: " + thread.subject())
        .text(chance.oneOf(phrases.strangers()))
        .done();
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
}
