package io.signalbox.ingest.intake;

import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.shard.Access;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts a narrowed key may hand in: those of its channels and brands, by accounts of its
 * brands. A contact has no site and no queue yet, so a key narrowed to those may hand in none. One
 * for an account that is not known may be of any brand: it waits for a person, who sees which.
 */
final class Narrowing {
  private Narrowing() {}

  static boolean allows(Draft draft, Destination destination) {
    var access = draft.by().access();
    if (!access.isNarrowed()) {
      return true;
    }
    var account = destination.account();
    var nobodys = !destination.known() && draft.contact().brand() == null;
    var shown = Visibility.narrowedBy(nobodys ? ofAnyBrand(access) : access);
    var channel = draft.contact().channel().value();
    var brand = account.brandOf(draft.contact().brand());
    var brandOfAccount = account.said().brand();
    return shown.shows(name -> of(name, channel, brand))
        && (brandOfAccount == null || shown.shows(name -> of(name, channel, brandOfAccount)));
  }

  private static Access ofAnyBrand(Access access) {
    return new Access(
        access.sites(), null, access.queues(), access.channels(), access.clearances());
  }

  private static @Nullable String of(String attribute, String channel, @Nullable String brand) {
    return switch (attribute) {
      case "channel" -> channel;
      case "brand" -> brand;
      default -> null;
    };
  }
}
