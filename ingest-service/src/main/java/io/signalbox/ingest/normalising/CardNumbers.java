package io.signalbox.ingest.normalising;

/**
 * Masks payment card numbers: 13 to 19 digits, perhaps in groups, whose check digit is right. All
 * but the last four become {@code *}. One number in ten of that length looks like a card and is
 * none; losing its digits is the smaller harm.
 */
final class CardNumbers {
  private static final int DIGITS_MIN = 13;
  private static final int DIGITS_MAX = 19;
  private static final int SHOWN = 4;

  private CardNumbers() {}

  static String masked(String text) {
    var masked = new StringBuilder(text);
    var i = 0;
    while (i < masked.length()) {
      var end = startsNumber(masked, i) ? cardEnd(masked, i) : -1;
      if (end < 0) {
        i++;
      } else {
        mask(masked, i, end);
        i = end;
      }
    }
    return masked.toString();
  }

  // cards begin with 2 to 6; digits behind two letters and two digits are an IBAN's
  private static boolean startsNumber(CharSequence text, int i) {
    var first = text.charAt(i);
    return first >= '2' && first <= '6' && !digitBefore(text, i) && !ibanAround(text, i);
  }

  private static boolean digitBefore(CharSequence text, int i) {
    return i > 0 && digit(text.charAt(i - 1));
  }

  private static boolean ibanAround(CharSequence text, int i) {
    var start = i;
    while (start > 0 && (digit(text.charAt(start - 1)) || separator(text.charAt(start - 1)))) {
      start--;
      if (i - start > 2 * DIGITS_MAX) {
        return false;
      }
    }
    return start >= 2 && capital(text.charAt(start - 1)) && capital(text.charAt(start - 2));
  }

  /** Where the card number ends that begins here; -1 if none does. */
  private static int cardEnd(CharSequence text, int start) {
    var found = -1;
    var digits = 0;
    // Luhn for a length not known yet: a digit is doubled if an odd number of digits follows it,
    // so with each new digit the two sums change places
    var undoubledLast = 0;
    var doubledLast = 0;
    for (var i = start; i < text.length() && digits < DIGITS_MAX; i++) {
      var letter = text.charAt(i);
      if (digit(letter)) {
        var value = letter - '0';
        var before = undoubledLast;
        undoubledLast = doubledLast + value;
        doubledLast = before + (value > 4 ? value * 2 - 9 : value * 2);
        digits++;
        if (digits >= DIGITS_MIN && undoubledLast % 10 == 0 && groupEnds(text, i)) {
          found = i + 1;
        }
      } else if (!separator(letter) || separator(text.charAt(i - 1))) {
        break;
      }
    }
    return found;
  }

  private static boolean groupEnds(CharSequence text, int i) {
    return i + 1 == text.length() || !digit(text.charAt(i + 1));
  }

  private static void mask(StringBuilder text, int start, int end) {
    var shown = 0;
    for (var i = end - 1; i >= start; i--) {
      if (digit(text.charAt(i)) && shown++ >= SHOWN) {
        text.setCharAt(i, '*');
      }
    }
  }

  private static boolean separator(char letter) {
    return letter == ' ' || letter == '-';
  }

  private static boolean digit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean capital(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }
}
