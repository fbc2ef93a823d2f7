package org.thalweg.datasets;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.text.Shown;

/** Texts that people take for numbers, and which are none here. */
final class NotNumbers {

    private static final Pattern INFINITE =
            Pattern.compile("[-+\u2212]?(inf|infinity|\u221e|1\\.#inf)", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_BRACKETS = Pattern.compile("\\((.+)\\)");

    /** A word and a number, with a blank between them. */
    private static final Pattern AFTER_UNIT = Pattern.compile("(\\p{L}[\\p{L}/.]*) +(\\S.*)");

    private static final Pattern BEFORE_UNIT = Pattern.compile("(.*\\S) +(\\p{L}\\S*)");

    /** The same without a blank, where the word is a currency's. */
    private static final Pattern AFTER_CURRENCY =
            Pattern.compile("(\\p{Lu}{1,3}\\p{Sc}|\\p{Lu}{3})(\\S.*)");

    private static final Pattern BEFORE_CURRENCY = Pattern.compile("(.*\\S)(\\p{Lu}{3})");

    private NotNumbers() {}

    /** What an infinite number or one in brackets is, and what to do about it; empty of other texts. */
    static Optional<String> advice(String text, Wording wording) {
        if (INFINITE.matcher(text).matches()) {
            return Optional.of(
                    " Nothing can be learned from infinite values: `%s` makes them missing ones, in place of the usual texts."
                            .formatted(wording.with(CsvSetting.MISSING_VALUES, text)));
        }
        Matcher brackets = IN_BRACKETS.matcher(text);
        if (brackets.matches() && Numerals.isNumber(brackets.group(1))) {
            return Optional.of(
                    " It looks like a negative number as accounts have it, which no setting reads: write -%s."
                            .formatted(Shown.of(brackets.group(1))));
        }
        return Optional.empty();
    }

    /** What to say of a number beside a word; it may be a category all the same. */
    static String withUnit(String text) {
        return parted(AFTER_UNIT, 1, text, false)
                .or(() -> parted(BEFORE_UNIT, 2, text, false))
                .or(() -> parted(AFTER_CURRENCY, 1, text, true))
                .or(() -> parted(BEFORE_CURRENCY, 2, text, true))
                .orElse("");
    }

    private static Optional<String> parted(
            Pattern pattern, int unitGroup, String text, boolean currency) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String unit = parts.group(unitGroup);
        String number = parts.group(3 - unitGroup);
        return Numerals.isNumber(number) && (!currency || isCurrency(unit))
                ? Optional.of(
                        " It looks like a number with '%s', which no setting leaves out: write %s alone."
                                .formatted(Shown.of(unit), Shown.of(number)))
                : Optional.empty();
    }

    private static boolean isCurrency(String unit) {
        return unit.length() < 3
                || Character.getType(unit.charAt(unit.length() - 1)) == Character.CURRENCY_SYMBOL
                || Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(unit));
    }
}
