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

  String subject(Matter matter) {
    return filled(matter.subjects());
  }

  String english(Matter matter, Channel channel, int customer) {
    var mail = channel.equals(Channel.EMAIL);
    var parts =
        Stream.of(
            of(phrases.openings(), channel),
            filled(matter.texts()),
            of(phrases.closings(), channel),
            mail && chance.happens(0.5) ? "-- \nCustomer " + customer : "");
    return together(parts, mail ? "\n\n" : " ");
  }

  String german(Matter matter) {
    var parts =
        Stream.of(
            chance.oneOf(phrases.germanOpenings()),
            filled(matter.german()),
            chance.oneOf(phrases.germanClosings()));
    return together(parts, "\n\n");
  }

  private String of(Map<String, List<String>> byChannel, Channel channel) {
    return chance.oneOf(byChannel.getOrDefault(channel.value(), List.of("")));
  }

  private String filled(List<String> texts) {
    return chance.filled(chance.oneOf(texts), phrases.slots());
  }

  private static String together(Stream<String> parts, String between) {
    return parts.filter(p -> !p.isEmpty()).collect(Collectors.joining(between));
  }
}
