package io.signalbox.quickstart.sample;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;

/** A customer of the sample, known by a number. */
record Customer(int number) {

  /** How this customer shows on a channel. */
  Party on(Channel channel) {
    var name = "Customer " + number;
    return switch (channel.value()) {
      case "email", "web" -> new Party(name, email(), null, null, null);
      case "phone" -> new Party(null, null, phone(), null, null);
      case "whatsapp" -> new Party(name, null, phone(), null, null);
      default -> new Party(name, null, null, "visitor-" + number, null);
    };
  }

  private String email() {
    return "customer-" + number + "@example.org";
  }

  /** A number of the block that Germany's regulator keeps for films: 030 23125-000 to -999. */
  private String phone() {
    return "+493023125%03d".formatted(number % 1_000);
  }
}
