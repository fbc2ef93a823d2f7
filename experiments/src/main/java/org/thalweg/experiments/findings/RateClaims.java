package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.statistics.Verdict;

/**
 * Where runs that are not tuned would have misled. That is a claim of its own, and is tested as one: the difference with the
 * base's values minus the tuned difference, on the same replicates, is beyond the margin, adjusted for all such tests.
 */
final class RateClaims {

    private final Study study;
    private final List<Compared> compared;

    RateClaims(Study study, List<Compared> compared) {
        this.study = study;
        this.compared = compared;
    }

    /** One difference of differences. */
    private record Shift(Finding finding, Compared untuned, StudentT test) {}

    /**
     * @param findings of the comparisons, in their order
     */
    List<RateClaim> all(List<Finding> findings) {
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            shift(compared.get(i), findings.get(i)).ifPresent(shifts::add);
        }
        Family family = Family.of(shifts.stream().mapToDouble(s -> s.test.p()).toArray(), ALPHA);
        List<RateClaim> claims = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            claim(shifts.get(i), family.members().get(i), family.size()).ifPresent(claims::add);
        }
        return claims;
    }

    private Optional<Shift> shift(Compared tuned, Finding finding) {
        if (finding.estimate().isEmpty() || finding.judgement().gate().isPresent()) {
            return Optional.empty();
        }
        return study.atBase(finding.dataset(), finding.comparison())
                .map(
                        series ->
                                Pairs.of(
                                        finding.comparison(),
                                        study.evaluation(
                                                finding.dataset(), finding.comparison().base()),
                                        series,
                                        tuned.measure()))
                .filter(pairs -> pairs.count() == tuned.pairs.count())
                .map(pairs -> new Compared(study, pairs))
                .map(
                        untuned ->
                                new Shift(
                                        finding,
                                        untuned,
                                        tuned.test(
                                                Pairs.minus(
                                                        untuned.differences(),
                                                        tuned.differences()))));
    }

    private static Optional<RateClaim> claim(Shift shift, Family.Member member, int size) {
        Finding finding = shift.finding;
        Interval interval = shift.test.interval(member.level());
        double margin = finding.margin();
        boolean beyond = interval.low() > margin || interval.high() < -margin;
        Decision untuned =
                Decision.of(
                        shift.untuned.test().interval(LEVEL), margin, shift.untuned.direction());
        boolean looks =
                untuned.outcome() == Decision.Outcome.BETTER
                        || untuned.outcome() == Decision.Outcome.WORSE;
        boolean better = untuned.outcome() == Decision.Outcome.BETTER;
        return beyond && looks && !says(finding, better)
                ? Optional.of(
                        new RateClaim(
                                finding.comparison(),
                                finding.dataset(),
                                finding.relative(),
                                shift.untuned.difference(),
                                better,
                                finding.difference(),
                                new Estimate(
                                        shift.test.estimate(),
                                        interval,
                                        shift.test.p(),
                                        member.adjustedP(),
                                        size)))
                : Optional.empty();
    }

    /** Returns whether the tuned comparison says the same. */
    private static boolean says(Finding finding, boolean better) {
        Verdict verdict = finding.judgement().verdict();
        return (verdict == Verdict.HELPS || verdict == Verdict.HURTS)
                && finding.judgement().better() == better;
    }
}
