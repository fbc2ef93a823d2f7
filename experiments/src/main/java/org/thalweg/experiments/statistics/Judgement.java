package org.thalweg.experiments.statistics;

/**
 * A verdict together with the sentence that says what was done and what it means: "removing it hurts: it helps".
 *
 * <p>The first rule that applies decides:
 *
 * <ol>
 *   <li>identical runs are inert, without a test;
 *   <li>a change in how often training diverges is unstable;
 *   <li>a difference shown to lie within the practical margin is no practical difference, be it significant or not;
 *   <li>helps or hurts needs both the adjusted p ≤ α and an interval on one side of 0;
 *   <li>the rest is inconclusive.
 * </ol>
 *
 * @param verdict on the component, or on the change if no single component was removed or added
 * @param sentence the same in a clause that begins with the change
 */
public record Judgement(Verdict verdict, String sentence) {

    /** Returns the judgement of the evidence at significance level alpha, in (0, 1). */
    public static Judgement of(
            Evidence evidence, Direction direction, Change change, double alpha) {
        Finite.level("alpha", alpha);
        if (evidence.inert()) {
            return new Judgement(Verdict.INERT, change.words() + " changes nothing: inert");
        }
        if (evidence.divergenceP() <= alpha) {
            return unstable(evidence.divergence(), change);
        }
        if (evidence.equivalenceP() <= alpha) {
            return new Judgement(
                    Verdict.NO_PRACTICAL_DIFFERENCE,
                    change.words() + " makes no practical difference");
        }
        if (evidence.p() <= alpha && !evidence.interval().contains(0)) {
            return different(direction.better(evidence.interval().low()), change);
        }
        return new Judgement(
                Verdict.INCONCLUSIVE, "what " + change.words() + " does is inconclusive");
    }

    private static Judgement unstable(McNemar divergence, Change change) {
        boolean more = divergence.variantOnly() > divergence.baseOnly();
        String often =
                change.words() + " makes training diverge " + (more ? "more" : "less") + " often";
        return switch (change) {
            case REMOVAL ->
                    new Judgement(
                            Verdict.UNSTABLE,
                            often + ": unstable " + (more ? "without" : "with") + " it");
            case ADDITION ->
                    new Judgement(
                            Verdict.UNSTABLE,
                            often + ": unstable " + (more ? "with" : "without") + " it");
            case SUBSTITUTION ->
                    new Judgement(
                            Verdict.UNSTABLE,
                            often + ": unstable " + (more ? "after" : "before") + " it");
        };
    }

    private static Judgement different(boolean better, Change change) {
        boolean helps = better != (change == Change.REMOVAL);
        Verdict verdict = helps ? Verdict.HELPS : Verdict.HURTS;
        String seen = change.words() + (better ? " helps" : " hurts");
        return new Judgement(
                verdict, change == Change.REMOVAL ? seen + ": it " + verdict.words() : seen);
    }
}
