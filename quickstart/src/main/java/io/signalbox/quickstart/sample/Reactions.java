package io.signalbox.quickstart.sample;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import org.jspecify.annotations.Nullable;

/**
 * What comes back when we write to customers: their answer, a note of absence, a mail that could
 * not be delivered.
 */
public record Reactions(Phrases phrases, Chance chance) {

  /**
   * The customer answers.
   *
   * @param first what the conversation began with
   * @param replyId the id of what we wrote
   * @param text what they say, with gaps
   */
  public Submitted answer(String name, Accepted first, String replyId, String text) {
    var form = first.channel().equals(Channel.WEB);
    var channel = form ? Channel.EMAIL : first.channel();
    var draft =
        new Draft(channel, name, first.from())
            .conversation(form ? null : first.conversationId())
            .brand(first.brand())
            .language(first.language())
            .text(chance.filled(text, phrases.slots()));
    return byMail(draft, channel, first, replyId).done();
  }

  /** The customer's mailbox says that nobody is there. */
  public Submitted absence(String name, Accepted first, String replyId) {
    var draft =
        new Draft(Channel.EMAIL, name, first.from())
            .brand(first.brand())
            .text(chance.oneOf(phrases.absences()))
            .attribute("automated", "auto-reply");
    return byMail(draft, Channel.EMAIL, first, replyId).done();
  }

  /** Somebody's mail server says that it cannot deliver. */
  public Submitted bounce(String name, Accepted first, String replyId) {
    var server = new Party("Mail Delivery System", "mailer-daemon@example.org", null, null, null);
    var draft =
        new Draft(Channel.EMAIL, name, server)
            .brand(first.brand())
            .text(chance.oneOf(phrases.bounces()))
            .attribute("automated", "bounce");
    return byMail(draft, Channel.EMAIL, first, replyId).subject("Undelivered mail").done();
  }

  private static Draft byMail(Draft draft, Channel channel, Accepted first, String replyId) {
    return channel.equals(Channel.EMAIL)
        ? draft.answers("<" + replyId + "@shop.example>").subject(re(first.subject()))
        : draft;
  }

  private static String re(@Nullable String subject) {
    return "Re: " + (subject == null ? "your request" : subject);
  }
}
