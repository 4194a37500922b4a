package io.signalbox.ingest.normalising;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Masks payment card numbers: 13 to 19 digits of any script whose check digit is right and whose
 * first digits an issuer has. All but the last four become {@code *}.
 *
 * <p>Digits may stand in groups, with up to five signs of any kind between two groups but no letter
 * or digit. A number goes over the end of a line once at most, as mail programs wrap it: a column
 * of figures is no card. Groups are long, or all alike; else prices, dates and versions would be
 * cards. One number in ten that looks like this is none; losing its digits is the smaller harm. Two
 * are spared: an {@link Ibans IBAN}, and a phone number behind its {@code +}.
 */
public final class CardNumbers {
  private static final int DIGITS_MIN = 13;
  private static final int DIGITS_MAX = 19;
  private static final int PHONE_DIGITS_MAX = 15;
  private static final int LONG_GROUP_MIN = 3;
  private static final int SHOWN = 4;

  /** The longest gap between two groups of one number. */
  static final int GAP_MAX = 5;

  private CardNumbers() {}

  /** A text with all but the last four digits of each card number hidden. */
  public static String masked(String given) {
    var text = given.codePoints().toArray();
    if (Arrays.stream(text).filter(CardNumbers::digit).limit(DIGITS_MIN).count() < DIGITS_MIN) {
      return given;
    }
    var spared = Ibans.in(text);
    var hidden = new BitSet();
    for (var i = 0; i < text.length; i++) {
      if (digit(text[i]) && !spared.get(i) && (i == 0 || !digit(text[i - 1]))) {
        hide(text, i, new Groups(text, spared, i).cardEnd(), hidden);
      }
    }
    hidden.stream().forEach(i -> text[i] = '*');
    return hidden.isEmpty() ? given : new String(text, 0, text.length);
  }

  private static void hide(int[] text, int start, int end, BitSet hidden) {
    var shown = 0;
    for (var i = end - 1; i >= start; i--) {
      if (digit(text[i]) && shown++ >= SHOWN) {
        hidden.set(i);
      }
    }
  }

  static boolean digit(int letter) {
    return Character.digit(letter, 10) >= 0;
  }

  /** The groups of digits from one place on, read as long as they may be one number. */
  private static final class Groups {
    private final int[] text;
    private final BitSet spared;
    private final int start;
    private int digits;
    private int firstTwo;
    // Luhn for a length not known yet: a digit is doubled if an odd number of digits follows it,
    // so with each new digit the two sums change places
    private int undoubledLast;
    private int doubledLast;
    private int groupSize;
    private boolean allLong = true;
    private boolean allAlike = true;
    private int lineEnds;
    private int gapStart = -1;
    private int gapEnd = -1;

    Groups(int[] text, BitSet spared, int start) {
      this.text = text;
      this.spared = spared;
      this.start = start;
    }

    /** Where the longest card number ends that begins here; -1 if none does. */
    int cardEnd() {
      var found = -1;
      var group = start;
      while (group >= 0) {
        var end = readGroup(group);
        if (digits > DIGITS_MAX) {
          break;
        }
        if (card(end - group)) {
          found = end;
        }
        allLong &= end - group >= LONG_GROUP_MIN;
        allAlike &= group == start || end - group == groupSize;
        groupSize = end - group;
        group = nextGroup(end);
      }
      return found;
    }

    private boolean card(int lastGroup) {
      var shaped = allLong || (allAlike && lastGroup <= groupSize);
      var phone = start > 0 && text[start - 1] == '+' && digits <= PHONE_DIGITS_MAX;
      return digits >= DIGITS_MIN && undoubledLast % 10 == 0 && shaped && issued() && !phone;
    }

    private boolean issued() {
      return switch (firstTwo / 10) {
        case 3, 4, 5, 6 -> true;
        case 2 -> firstTwo >= 22 && firstTwo <= 27;
        case 8 -> firstTwo == 81 || firstTwo == 82;
        case 9 -> firstTwo == 97;
        default -> false;
      };
    }

    private int readGroup(int group) {
      var i = group;
      while (i < text.length && digit(text[i]) && digits <= DIGITS_MAX) {
        var value = Character.digit(text[i], 10);
        var before = undoubledLast;
        undoubledLast = doubledLast + value;
        doubledLast = before + (value > 4 ? value * 2 - 9 : value * 2);
        firstTwo = digits < 2 ? firstTwo * 10 + value : firstTwo;
        digits++;
        i++;
      }
      return i;
    }

    /** Where the next group begins; -1 if this was the last. */
    private int nextGroup(int end) {
      var i = end;
      while (i < text.length && i - end < GAP_MAX && !Character.isLetterOrDigit(text[i])) {
        lineEnds += text[i] == '\n' ? 1 : 0;
        i++;
      }
      if (i == text.length || !digit(text[i]) || spared.get(i) || lineEnds > 1) {
        return -1;
      }
      allAlike &= gapEnd < 0 || Arrays.equals(text, gapStart, gapEnd, text, end, i);
      gapStart = end;
      gapEnd = i;
      return i;
    }
  }
}
