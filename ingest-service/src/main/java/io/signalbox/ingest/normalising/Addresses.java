package io.signalbox.ingest.normalising;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses in one form each, so that the same customer compares equal; null where it is none. */
public final class Addresses {
  private static final int LOCAL_CHARACTERS_MAX = 64;
  private static final int EMAIL_CHARACTERS_MAX = 320;
  private static final int NAME_CHARACTERS_MAX = 200;
  private static final int NUMBER_CHARACTERS_MAX = 250;
  private static final String MAILTO = "mailto:";

  /** Networks on which a handle's case says nothing. */
  private static final Set<Channel> CASELESS =
      Set.of(Channel.X, Channel.INSTAGRAM, Channel.TELEGRAM, Channel.MESSENGER);

  /** Channels on which people are reached by a phone number. */
  public static final Set<Channel> BY_PHONE = Set.of(Channel.PHONE, Channel.SMS, Channel.WHATSAPP);

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private Addresses() {}

  /**
   * A party with each address in one form, without those that are none. In the name card numbers
   * are masked; addresses and the provider's ids are left, for there the answer goes.
   *
   * @param region where a phone number without country code is dialled, such as {@code DE}
   */
  public static Party normalised(Party party, Channel channel, String region) {
    var dialled = dialled(party, channel);
    return new Party(
        line(party.name() == null ? null : CardNumbers.masked(party.name())),
        email(party.email()),
        phone(dialled ? party.handle() : party.phone(), channel, region),
        dialled ? null : handle(party.handle(), channel),
        line(party.externalId()));
  }

  /**
   * The same, but with its phone number as it was given, for where that is dialled is not known
   * yet. What is no number there may be a card's and is masked.
   *
   * @param region where it is dialled as far as is known
   */
  public static Party undialled(Party party, Channel channel, String region) {
    var known = normalised(party, channel, region);
    var given = dialled(party, channel) ? party.handle() : party.phone();
    var number = known.phone() == null && given != null ? CardNumbers.masked(given) : given;
    return new Party(
        known.name(),
        known.email(),
        number == null || number.length() > NUMBER_CHARACTERS_MAX ? null : number,
        known.handle(),
        known.externalId());
  }

  /** Whether the name of somebody on a channel of phone numbers is such a number. */
  private static boolean dialled(Party party, Channel channel) {
    return BY_PHONE.contains(channel)
        && party.phone() == null
        && party.handle() != null
        && party.handle().chars().allMatch(Character::isDigit);
  }

  /** Lower case, with an international domain in its ASCII form. */
  static @Nullable String email(@Nullable String given) {
    if (given == null) {
      return null;
    }
    var text = PlainText.line(given).toLowerCase(Locale.ROOT);
    var bare = text.startsWith(MAILTO) ? text.substring(MAILTO.length()) : text;
    var split = bare.lastIndexOf('@');
    if (split < 1 || split > LOCAL_CHARACTERS_MAX || bare.chars().anyMatch(Addresses::forbidden)) {
      return null;
    }
    var domain = asciiDomain(bare.substring(split + 1));
    var email = domain == null ? null : bare.substring(0, split) + "@" + domain;
    return email == null || email.length() > EMAIL_CHARACTERS_MAX ? null : email;
  }

  /** E.164. On WhatsApp the country code is always there, with or without a plus. */
  static @Nullable String phone(@Nullable String given, Channel channel, String region) {
    if (given == null) {
      return null;
    }
    var whole = channel.equals(Channel.WHATSAPP) && given.strip().matches("[1-9][0-9]*");
    try {
      var number = PHONES.parse(whole ? "+" + given.strip() : given, region);
      return PHONES.isPossibleNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null; // a withheld or mistyped number is no address, and no reason to lose a contact
    }
  }

  static @Nullable String handle(@Nullable String given, Channel channel) {
    var line = line(given);
    var bare = line != null && line.startsWith("@") ? line.substring(1) : line;
    if (bare == null || bare.isEmpty()) {
      return null;
    }
    return CASELESS.contains(channel) ? bare.toLowerCase(Locale.ROOT) : bare;
  }

  private static @Nullable String line(@Nullable String given) {
    var line = given == null ? "" : PlainText.cut(PlainText.line(given), NAME_CHARACTERS_MAX);
    return line.isEmpty() ? null : line;
  }

  private static @Nullable String asciiDomain(String domain) {
    try {
      var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      var dot = ascii.indexOf('.');
      return dot < 1 || ascii.endsWith(".") || ascii.contains("..") ? null : ascii;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean forbidden(int letter) {
    return letter <= ' ' || letter == '<' || letter == '>' || letter == ',' || letter == ';';
  }
}
