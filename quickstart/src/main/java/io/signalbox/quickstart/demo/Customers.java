package io.signalbox.quickstart.demo;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.survey.SurveyEvent.Invited;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.sample.Chance;
import io.signalbox.quickstart.sample.Phrases;
import io.signalbox.quickstart.sample.Planned;
import io.signalbox.quickstart.sample.Planned.Door;
import io.signalbox.quickstart.sample.Planned.Kind;
import io.signalbox.quickstart.sample.Reactions;
import io.signalbox.runtime.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Simulated customers: they answer agents' questions, or leave; their mailboxes answer by
 * themselves; and some of them answer surveys.
 */
final class Customers {

  private static final List<Integer> CONTENT = List.of(1, 2, 3, 4, 5);

  private final Shape.Customers ways;
  private final Phrases phrases;
  private final Chance chance;
  private final Later later;
  private final Traffic traffic;
  private final String run;
  private final SurveyPage page;
  private final Reactions reactions;
  private final Map<String, String> replies;

  /** What each conversation began with: who writes there, and how. By ingest's key. */
  private final Map<String, Accepted> conversations = new ConcurrentHashMap<>();

  private final Map<String, SurveyMetric> metrics = new ConcurrentHashMap<>();
  private final AtomicInteger written = new AtomicInteger();

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
    reactions = new Reactions(phrases, chance);
    replies = phrases.replies();
  }

  void see(Seen seen) {
    switch (seen.topic()) {
      case Topics.CONTACTS -> {
        if (seen.type().equals("contact.accepted")) remember(seen.as(Accepted.class));
      }
      case Topics.SURVEYS -> {
        if (seen.type().equals("survey.invited")) {
          var invited = seen.as(Invited.class);
          metrics.put(invited.invitationId(), invited.metric());
        }
      }
      case Topics.CONTACTS_OUTBOUND -> reached(seen.as(ReplyRequested.class));
      default -> {}
    }
  }

  private void remember(Accepted contact) {
    var conversation = contact.conversation();
    if (conversation != null) conversations.putIfAbsent(conversation.conversationKey(), contact);
  }

  private void reached(ReplyRequested reply) {
    var link = reply.link();
    if (link != null) {
      invited(reply, link);
      return;
    }
    var first = reply.conversationId() == null ? null : conversations.get(reply.conversationId());
    if (first == null) return; // of an earlier day
    var mail = first.channel().equals(Channel.EMAIL);
    if (mail && chance.happens(ways.absent())) {
      write(Kind.MORE, name -> reactions.absence(name, first, reply.replyId()));
    }
    if (mail && chance.happens(ways.bounced())) {
      write(Kind.HELD, name -> reactions.bounce(name, first, reply.replyId()));
    }
    var said = replies.get(reply.text());
    if (said != null && !chance.happens(ways.silent())) {
      later.after(
          chance.aroundMillis(ways.reply().toMillis()),
          () -> write(Kind.MORE, name -> reactions.answer(name, first, reply.replyId(), said)));
    }
  }

  /** Makes a contact of a name. */
  @FunctionalInterface
  private interface Writing {
    Submitted as(String name);
  }

  private void write(Kind kind, Writing writing) {
    var name = run + "-back-" + written.incrementAndGet();
    var json = Json.text(writing.as(name));
    traffic.overKafka(new Planned(name, kind, Door.KAFKA, null, json));
  }

  private void invited(ReplyRequested reply, String link) {
    if (!chance.happens(ways.answers())) return;
    later.after(
        chance.aroundMillis(ways.survey().toMillis()),
        () -> answer(link, metrics.get(String.valueOf(reply.invitationId()))));
  }

  /** From how content a customer is to what that is on the scale they are asked on. */
  private void answer(String link, @Nullable SurveyMetric metric) {
    var content = chance.oneOf(CONTENT, c -> ways.scores().get(c - 1));
    var score = SurveyMetric.NPS.equals(metric) ? nps(content) : content;
    var comment = chance.oneOf(phrases.comments().getOrDefault(content, List.of("")));
    page.submit(
        link, "score=" + score + "&comment=" + URLEncoder.encode(comment, StandardCharsets.UTF_8));
  }

  private int nps(int content) {
    return switch (content) {
      case 1 -> chance.between(0, 4);
      case 2 -> chance.between(4, 7);
      case 3 -> chance.between(6, 8);
      case 4 -> chance.between(7, 10);
      default -> chance.between(9, 11);
    };
  }
}
