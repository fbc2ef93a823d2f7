package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.Iterator;
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

    RateClaims(Study study) {
        this.study = study;
    }

    /** One difference of differences. */
    private record Shift(Compared untuned, StudentT test) {}

    /** Returns the findings with the claims about them. */
    List<Finding> addedTo(List<Finding> findings) {
        List<Optional<Shift>> shifts = findings.stream().map(this::shift).toList();
        double[] p =
                shifts.stream().flatMap(Optional::stream).mapToDouble(s -> s.test.p()).toArray();
        Family family = Family.of(p, ALPHA);
        Iterator<Family.Member> members = family.members().iterator();
        List<Finding> claimed = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            claimed.add(
                    shifts.get(i)
                            .flatMap(shift -> claim(finding, shift, members.next(), family.size()))
                            .map(finding::with)
                            .orElse(finding));
        }
        return claimed;
    }

    private Optional<Shift> shift(Finding finding) {
        if (finding.estimate().isEmpty() || finding.judgement().gate().isPresent()) {
            return Optional.empty();
        }
        Compared tuned = new Compared(study, finding.pairs());
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
                                        untuned,
                                        tuned.test(
                                                Pairs.minus(
                                                        untuned.differences(),
                                                        tuned.differences()))));
    }

    private static Optional<RateClaim> claim(
            Finding finding, Shift shift, Family.Member member, int size) {
        Estimate estimate = Estimate.of(shift.test, member, size);
        Interval interval = estimate.interval();
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
                ? Optional.of(new RateClaim(shift.untuned.difference(), better, estimate))
                : Optional.empty();
    }

    /** Returns whether the tuned comparison says the same. */
    private static boolean says(Finding finding, boolean better) {
        Verdict verdict = finding.judgement().verdict();
        return (verdict == Verdict.HELPS || verdict == Verdict.HURTS)
                && finding.judgement().better() == better;
    }
}
