package org.thalweg.experiments.words;

import java.util.Collection;
import java.util.Locale;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.text.Numbers;

/** Numbers as people read them. A minus is a plain hyphen; HTML and LaTeX put their own. */
public final class Amounts {

    private static final int MOST_DECIMALS = 4;

    /** From here on a percentage has three digits. */
    private static final double LARGEST_PERCENTAGE = 1e3;

    private Amounts() {}

    /** Returns what differences are counted in. */
    public static String unit(boolean relative) {
        return relative ? "share of the base's mean" : "absolute";
    }

    /** Returns how many decimals of a per cent an interval is worth. */
    public static int decimals(Interval interval) {
        double half = 50 * (interval.high() - interval.low());
        return half > 0
                ? (int) Math.max(1, Math.min(MOST_DECIMALS, -Math.floor(Math.log10(half))))
                : 1;
    }

    /** Returns "+0.5 %", "-0.1 %", "0.0 %"; or the number itself with its sign, if it is not relative. */
    public static String signed(double value, Unit unit, int decimals) {
        if (!unit.relative()) {
            return (value > 0 ? "+" : "") + Numbers.rounded(value, 3);
        }
        if (Math.abs(100 * value) >= LARGEST_PERCENTAGE) {
            return (value > 0 ? "+" : "") + Numbers.rounded(100 * value, 3) + " %";
        }
        String text = String.format(Locale.ROOT, "%+." + decimals + "f", 100 * value);
        boolean zero = text.chars().allMatch(c -> "+-0.".indexOf(c) >= 0);
        return (zero ? text.substring(1) : text) + " %";
    }

    static String unsigned(double value, Unit unit, int decimals) {
        String text = signed(Math.abs(value), unit, decimals);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    /** Returns "[-0.9 %, +1.8 %]". */
    public static String interval(Interval interval, Unit unit) {
        return interval(interval, unit, decimals(interval));
    }

    /** Returns the same with as many decimals. */
    public static String interval(Interval interval, Unit unit, int decimals) {
        return "["
                + signed(interval.low(), unit, decimals)
                + ", "
                + signed(interval.high(), unit, decimals)
                + "]";
    }

    /** Returns "+0.5 % [-0.9 %, +1.8 %]". */
    public static String estimate(double value, Interval interval, Unit unit) {
        if (value == 0 && interval.low() == interval.high()) {
            return "0";
        }
        int decimals = decimals(interval);
        return signed(value, unit, decimals) + " " + interval(interval, unit, decimals);
    }

    /** Returns the size of a difference with two digits: "2.4 %", "0.012". */
    public static String size(double value, Unit unit) {
        return unit.relative() ? share(value) : Numbers.rounded(value, 2);
    }

    /** Returns a share with two digits: "2.4 %". */
    public static String share(double share) {
        return Numbers.rounded(100 * share, 2) + " %";
    }

    /** Returns a p-value with two digits: "0.62", "1.9e-6". */
    public static String p(double p) {
        return Numbers.rounded(p, 2);
    }

    /** Returns a share with three digits: "98.3 %". */
    public static String percent(double share) {
        return Numbers.rounded(100 * share, 3) + " %";
    }

    /** Returns a mean score with four digits. */
    public static String mean(double value) {
        return Numbers.rounded(value, 4);
    }

    /** Returns the value, or the smallest and the largest: "0.022 … 0.046"; a hyphen for none. */
    public static String range(Collection<Double> values) {
        if (values.isEmpty()) {
            return "-";
        }
        double low = values.stream().mapToDouble(v -> v).min().getAsDouble();
        double high = values.stream().mapToDouble(v -> v).max().getAsDouble();
        String from = Numbers.rounded(low, 2);
        String to = Numbers.rounded(high, 2);
        return from.equals(to) ? from : from + " … " + to;
    }
}
