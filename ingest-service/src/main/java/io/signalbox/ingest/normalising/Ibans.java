package io.signalbox.ingest.normalising;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.apache.commons.validator.routines.IBANValidator;

/**
 * Finds bank account numbers (IBAN): right by country, length and check digits, in one piece or in
 * groups of four as the standard prints them, with the same gap between all groups.
 */
final class Ibans {
  private static final IBANValidator RULES = IBANValidator.getInstance();
  private static final int GROUP = 4;

  private Ibans() {}

  /** The places of a text that belong to one. */
  static BitSet in(int[] text) {
    var places = new BitSet();
    for (var i = 0; i + GROUP <= text.length; i++) {
      if (begins(text, i)) {
        places.set(i, Math.max(i, end(text, i)));
      }
    }
    return places;
  }

  private static boolean begins(int[] text, int i) {
    return latin(text[i])
        && latin(text[i + 1])
        && CardNumbers.digit(text[i + 2])
        && (i == 0 || !Character.isLetterOrDigit(text[i - 1]));
  }

  /** Where the IBAN ends that begins here; -1 if none does. */
  private static int end(int[] text, int start) {
    var rule = RULES.getValidator(new String(text, start, 2).toUpperCase(Locale.ROOT));
    if (rule == null) {
      return -1;
    }
    var gap = gap(text, start + GROUP);
    var iban = new StringBuilder();
    var i = start;
    while (iban.length() < rule.getIbanLength()) {
      if (!iban.isEmpty() && iban.length() % GROUP == 0) {
        if (!Arrays.equals(gap, gap(text, i))) {
          return -1;
        }
        i += gap.length;
      }
      if (i >= text.length || !(latin(text[i]) || CardNumbers.digit(text[i]))) {
        return -1;
      }
      iban.append(plain(text[i]));
      i++;
    }
    var over = i == text.length || !Character.isLetterOrDigit(text[i]);
    return over && RULES.isValid(iban.toString()) ? i : -1;
  }

  private static int[] gap(int[] text, int start) {
    var end = start;
    while (end < text.length
        && end - start < CardNumbers.GAP_MAX
        && !Character.isLetterOrDigit(text[end])) {
      end++;
    }
    return Arrays.copyOfRange(text, Math.min(start, text.length), Math.min(end, text.length));
  }

  /** A capital, or a digit of ours. */
  private static char plain(int letter) {
    return (char) (latin(letter) ? letter & ~0x20 : '0' + Character.digit(letter, 10));
  }

  private static boolean latin(int letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
  }
}
