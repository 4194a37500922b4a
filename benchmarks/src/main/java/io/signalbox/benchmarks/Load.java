package io.signalbox.benchmarks;

import io.signalbox.quickstart.client.Command;
import io.signalbox.runtime.shard.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Contacts of the size real ones have, each of a customer of its own. */
final class Load {
  private static final String[] TEXTS = {
    "I was charged for a month that I had already paid by bank transfer. Please look at invoice"
        + " number 4711 and tell me what went wrong and when the money comes back.",
    "Since this morning I am locked out of my account. The password reset mail never comes, though"
        + " I have looked into every folder. What else can I try?",
    "Your parcel service says that it was delivered, but nobody here has seen it. Could you find"
        + " out where it was left, and send another if it is lost?",
  };
  private static final String[] CHANNELS = {"email", "chat", "web"};

  private Load() {}

  /** The nth contact of a run, as a command for {@code contacts.inbound}. */
  static Command contact(String run, int number) {
    var id = Ids.timeOrdered(Instant.now(), run, Integer.toString(number));
    return new Command("contacts.inbound", "contact.submitted", id, id, json(run, number));
  }

  /** Its value. The subject names it, so that it is known again on its ticket. */
  static String json(String run, int number) {
    return """
    {"channel":"%s","externalId":"%s-%d","from":{"name":"Customer %d","email":"%s-%d@example.com"},\
    "subject":"%s","text":"%s","attributes":{"plan":"%s"}}\
    """
        .formatted(
            CHANNELS[number % CHANNELS.length],
            run,
            number,
            number,
            run,
            number,
            name(run, number),
            text(number),
            number % 5 == 0 ? "business" : "private");
  }

  /** What the nth contact says. */
  static String text(int number) {
    return TEXTS[number % TEXTS.length];
  }

  /** What the nth contact's subject is. */
  static String name(String run, int number) {
    return "bench " + run + " " + number;
  }

  /**
   * The first string field of that name in a value. Parsing whole events would cost more than some
   * of the services do with them.
   */
  static @Nullable String field(byte[] json, String name) {
    var text = new String(json, StandardCharsets.UTF_8);
    var mark = "\"" + name + "\":\"";
    var from = text.indexOf(mark);
    if (from < 0) return null;
    return text.substring(from + mark.length(), text.indexOf('"', from + mark.length()));
  }
}
