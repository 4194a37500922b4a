package io.signalbox.quickstart.sample;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.quickstart.sample.Phrases.Matter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a customer's words together: opening, matter, closing, as one writes on that channel. */
final class Letter {

  private final Phrases phrases;
  private final Chance chance;

  Letter(Phrases phrases, Chance chance) {
    this.phrases = phrases;
    this.chance = chance;
  }

  String subject(Matter matter, String language) {
    return filled(Phrases.in(language, matter.subjects()));
  }

  String text(Matter matter, Channel channel, String language, int customer) {
    var mail = channel.equals(Channel.EMAIL);
    return together(
        Stream.of(
            around(phrases.openings(), channel, language),
            filled(Phrases.in(language, matter.texts())),
            around(phrases.closings(), channel, language),
            mail && chance.happens(0.5) ? "-- \nCustomer " + customer : ""),
        mail ? "\n\n" : " ");
  }

  /** What follows on it before anybody answered. */
  String more(Matter matter, String language) {
    return filled(Phrases.in(language, matter.more()));
  }

  /** The same as many mail clients send it; with what it answers quoted below, if it answers. */
  static String html(String text, String quoted) {
    var body =
        Stream.of(text.split("\n\n"))
            .map(paragraph -> "<p>" + escaped(paragraph).replace("\n", "<br>") + "</p>")
            .collect(Collectors.joining());
    return quoted.isEmpty()
        ? "<html><body><div>" + body + "</div></body></html>"
        : "<html><body><div>%s</div><blockquote type=\"cite\"><p>%s</p></blockquote></body></html>"
            .formatted(body, escaped(quoted));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String around(
      Map<String, Map<String, List<String>>> byChannel, Channel channel, String language) {
    return chance.oneOf(
        Phrases.in(
            language, byChannel.getOrDefault(channel.value(), Map.of(language, List.of("")))));
  }

  private String filled(List<String> texts) {
    return chance.filled(chance.oneOf(texts), phrases.slots());
  }

  private static String together(Stream<String> parts, String between) {
    return parts.filter(p -> !p.isEmpty()).collect(Collectors.joining(between));
  }
}
