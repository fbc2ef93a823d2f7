package org.thalweg.experiments.report;

import static org.thalweg.experiments.statistics.Direction.LOWER_IS_BETTER;

import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Locale;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.text.Numbers;

/** Numbers and results in the words of the report. A minus is a plain hyphen; HTML and LaTeX put their own. */
final class Words {

    private static final int MOST_DECIMALS = 4;

    private Words() {}

    /** Returns how many decimals of a per cent the interval is worth. */
    static int decimals(Effect effect) {
        double half = 50 * (effect.high() - effect.low());
        return half > 0
                ? (int) Math.max(1, Math.min(MOST_DECIMALS, -Math.floor(Math.log10(half))))
                : 1;
    }

    /** Returns "+0.5 %", "-0.1 %", "0.0 %"; or the number itself with its sign, if it is not relative. */
    static String signed(double value, boolean relative, int decimals) {
        if (!relative) {
            return (value > 0 ? "+" : "") + Numbers.rounded(value, 3);
        }
        String text = String.format(Locale.ROOT, "%+." + decimals + "f", 100 * value);
        boolean zero = text.chars().allMatch(c -> "+-0.".indexOf(c) >= 0);
        return (zero ? text.substring(1) : text) + " %";
    }

    static String unsigned(double value, boolean relative, int decimals) {
        String text = signed(Math.abs(value), relative, decimals);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    static String interval(Effect effect, int decimals) {
        return "["
                + signed(effect.low(), effect.relative(), decimals)
                + ", "
                + signed(effect.high(), effect.relative(), decimals)
                + "]";
    }

    static String p(double p) {
        return Numbers.rounded(p, 2);
    }

    static String percent(double share) {
        return Numbers.rounded(100 * share, 3) + " %";
    }

    /** Returns "0.338 (×8.9)", the factor being that to the base's rate; a range, if datasets differ. */
    static String rate(List<Double> rates, List<Double> reference) {
        ImmutableSortedSet<Double> distinct = ImmutableSortedSet.copyOf(rates);
        if (distinct.isEmpty()) {
            return "-";
        }
        if (distinct.size() > 1) {
            return Numbers.rounded(distinct.first(), 3)
                    + " to "
                    + Numbers.rounded(distinct.last(), 3);
        }
        String factor =
                ImmutableSortedSet.copyOf(reference).size() == 1
                        ? Numbers.rounded(rates.get(0) / reference.get(0), 2)
                        : "1";
        return Numbers.rounded(rates.get(0), 3) + (factor.equals("1") ? "" : " (×" + factor + ")");
    }

    /** Returns what the table's last column says. */
    static String verdict(ResultRow row) {
        String words =
                switch (row.judgement().verdict()) {
                    case HELPS, HURTS, UNSTABLE -> row.judgement().sentence();
                    default -> row.judgement().verdict().words();
                };
        return row.remark().isEmpty() ? words : words + ": " + row.remark();
    }

    /** Returns the result as one or two sentences about the subject, which is not named again. */
    static String sentence(ResultRow row, Question question) {
        String effect = effect(row, question);
        String margin = "±" + percent(question.practical());
        return switch (row.judgement().verdict()) {
            case HELPS, HURTS -> effect + evidence(row) + ".";
            case NO_PRACTICAL_DIFFERENCE ->
                    effect
                            + evidence(row)
                            + ". That is within the practical margin of "
                            + margin
                            + ".";
            case INCONCLUSIVE -> effect + evidence(row) + ". The runs do not settle it.";
            case INERT -> inert(row);
            case UNSTABLE ->
                    capital(row.judgement().sentence())
                            + ". Of "
                            + row.runs()
                            + " runs "
                            + row.diverged()
                            + " diverged.";
        };
    }

    private static String inert(ResultRow row) {
        String remark = row.remark().isEmpty() ? "" : "It " + row.remark() + ". ";
        return remark
                + capital(row.change().words())
                + (row.same()
                        ? " leaves all " + row.runs() + " runs identical, bit for bit."
                        : " changes nothing.");
    }

    private static String effect(ResultRow row, Question question) {
        Effect effect = row.effect();
        String what = capital(row.change().words());
        if (effect.mean() == 0) {
            return what + " leaves the mean " + question.measure() + " as it is";
        }
        boolean lower = effect.mean() < 0;
        boolean better = lower == (question.direction() == LOWER_IS_BETTER);
        return what
                + (lower ? " lowers " : " raises ")
                + question.measure()
                + " by "
                + unsigned(effect.mean(), effect.relative(), decimals(effect))
                + (better ? ", which is better" : ", which is worse");
    }

    private static String evidence(ResultRow row) {
        int decimals = decimals(row.effect());
        return " ("
                + percent(row.effect().level())
                + " interval "
                + signed(row.effect().low(), row.effect().relative(), decimals)
                + " to "
                + signed(row.effect().high(), row.effect().relative(), decimals)
                + "; better in "
                + row.better()
                + " and worse in "
                + row.worse()
                + " of "
                + row.runs()
                + " pairs; p = "
                + p(row.tests().adjustedP())
                + ")";
    }

    /** Returns the verdict as the reader meets it first: "momentum helps". */
    static String headline(ResultRow row) {
        String subject =
                row.change() == Change.SUBSTITUTION ? "The change " + row.subject() : row.subject();
        return subject
                + switch (row.judgement().verdict()) {
                    case HELPS -> " helps";
                    case HURTS -> " hurts";
                    case NO_PRACTICAL_DIFFERENCE -> " makes no practical difference";
                    case INCONCLUSIVE -> ": inconclusive";
                    case INERT -> " is inert";
                    case UNSTABLE -> ": unstable";
                };
    }

    /** Returns the text as a sentence begins; a single letter stays, since it is a symbol. */
    static String capital(String text) {
        if (text.length() < 2 || text.charAt(1) == ' ') {
            return text;
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String mean(double value) {
        return Numbers.rounded(value, 4);
    }
}
