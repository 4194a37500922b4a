package io.signalbox.quickstart.demo;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.sample.Chance;
import io.signalbox.quickstart.sample.Phrases;
import io.signalbox.quickstart.sample.Planned;
import io.signalbox.quickstart.sample.Planned.Door;
import io.signalbox.quickstart.sample.Planned.Kind;
import io.signalbox.quickstart.sample.SampleContacts;
import io.signalbox.runtime.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Simulated customers: they answer agents' questions, and some of them surveys. */
final class Customers {

  private static final List<Integer> SCORES = List.of(1, 2, 3, 4, 5);

  private final Shape.Customers ways;
  private final Phrases phrases;
  private final Chance chance;
  private final Later later;
  private final Traffic traffic;
  private final String run;
  private final SurveyPage page;
  private final Set<String> questions;

  /** What each conversation began with: who writes there, and how. By ingest's key. */
  private final Map<String, Accepted> talks = new ConcurrentHashMap<>();

  private final AtomicInteger additions = new AtomicInteger();

  /** The page behind a survey's link. */
  @FunctionalInterface
  interface SurveyPage {
    /** Sends the form. */
    void submit(String link, String form);
  }

  Customers(
      Shape.Customers ways,
      Phrases phrases,
      Chance chance,
      Later later,
      Traffic traffic,
      String run,
      SurveyPage page) {
    this.ways = ways;
    this.phrases = phrases;
    this.chance = chance;
    this.later = later;
    this.traffic = traffic;
    this.run = run;
    this.page = page;
    questions = new HashSet<>(phrases.questions());
  }

  void see(Seen seen) {
    switch (seen.topic()) {
      case Topics.CONTACTS -> {
        if (seen.type().equals("contact.accepted")) remember(seen.as(Accepted.class));
      }
      case Topics.CONTACTS_OUTBOUND -> reached(seen.as(ReplyRequested.class));
      default -> {}
    }
  }

  private void remember(Accepted contact) {
    var talk = contact.conversation();
    if (talk != null) talks.putIfAbsent(talk.conversationKey(), contact);
  }

  private void reached(ReplyRequested reply) {
    var link = reply.link();
    var talk = reply.conversationId() == null ? null : talks.get(reply.conversationId());
    if (link != null) {
      if (chance.happens(ways.answers())) {
        later.after(chance.aroundMillis(ways.survey().toMillis()), () -> answer(link));
      }
    } else if (talk != null && questions.contains(reply.text())) {
      later.after(chance.aroundMillis(ways.reply().toMillis()), () -> add(talk));
    }
  }

  private void add(Accepted talk) {
    var name = run + "-more-" + additions.incrementAndGet();
    var conversation = talk.conversationId();
    if (conversation == null) return;
    var contact =
        SampleContacts.addition(
            phrases,
            chance,
            talk.channel(),
            talk.from(),
            conversation,
            talk.channel() + "-" + name);
    traffic.overKafka(new Planned(name, Kind.MORE, Door.KAFKA, null, Json.text(contact)));
  }

  private void answer(String link) {
    var score = chance.oneOf(SCORES, s -> ways.scores().get(s - 1));
    var comment = chance.oneOf(phrases.comments().getOrDefault(score, List.of("")));
    page.submit(
        link, "score=" + score + "&comment=" + URLEncoder.encode(comment, StandardCharsets.UTF_8));
  }
}
