package org.thalweg.experiments.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.thalweg.experiments.findings.Budget;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.EqualCost;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Judgement;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.findings.RateClaim;
import org.thalweg.experiments.findings.Reach;
import org.thalweg.experiments.findings.Reference;
import org.thalweg.experiments.findings.Secondary;
import org.thalweg.experiments.findings.Unadjusted;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Evidence;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Remarks;
import org.thalweg.experiments.words.Together;
import org.thalweg.experiments.words.Verdicts;

/** Findings as JSON: every fact under its name. */
final class JsonFindings {

    private final Findings findings;
    private final Verdicts verdicts;
    private final Together together;
    private final Evidence evidence;

    private JsonFindings(Findings findings) {
        this.findings = findings;
        this.verdicts = new Verdicts(findings);
        this.together = new Together(findings);
        this.evidence = new Evidence(findings);
    }

    /** Adds all that was found out. */
    static void add(ObjectNode root, Findings findings) {
        JsonFindings writer = new JsonFindings(findings);
        each(root, "comparisons", findings.findings(), writer::finding);
        each(root, "overDatasets", findings.overall(), writer::overall);
        each(root, "effects", findings.effects(), JsonFindings::effect);
        each(root, "exact", findings.references(), JsonFindings::reference);
        ofEach(root, "budgets", findings, Finding::budgets, JsonFindings::budget);
        ofEach(root, "equalCosts", findings, Finding::equalCosts, JsonFindings::equalCost);
        ofEach(
                root,
                "rateClaims",
                findings,
                f -> f.rateClaim().stream().toList(),
                JsonFindings::claim);
    }

    /** Writes one item into one object. */
    private interface Writer<T> {
        void write(ObjectNode node, T item);
    }

    private static <T> void each(ObjectNode root, String field, List<T> items, Writer<T> writer) {
        ArrayNode array = root.putArray(field);
        items.forEach(item -> writer.write(array.addObject(), item));
    }

    /** Adds what findings have of something, under the name of their comparison. */
    private static <T> void ofEach(
            ObjectNode root,
            String field,
            Findings findings,
            Function<Finding, List<T>> items,
            FindingWriter<T> writer) {
        ArrayNode array = root.putArray(field);
        for (Finding finding : findings.findings()) {
            for (T item : items.apply(finding)) {
                ObjectNode node = array.addObject().put("dataset", finding.dataset());
                comparison(node, finding.comparison());
                writer.write(node, finding, item);
            }
        }
    }

    /** Writes what a finding has of something into one object. */
    private interface FindingWriter<T> {

        void write(ObjectNode node, Finding finding, T item);
    }

    private static void comparison(ObjectNode node, Comparison comparison) {
        node.put("base", comparison.base().name())
                .put("variant", comparison.arm().name())
                .put("subject", comparison.subject())
                .put("change", comparison.change().name().toLowerCase(Locale.ROOT));
    }

    private static void judgement(ObjectNode node, Judgement judgement) {
        node.put("verdict", Verdicts.name(judgement.verdict()));
        judgement.gate().ifPresent(gate -> node.put("gate", gate.name().toLowerCase(Locale.ROOT)));
        node.put("variantIsBetter", judgement.better());
        node.put("perhapsLessThanMargin", judgement.perhapsLess());
    }

    private void finding(ObjectNode node, Finding finding) {
        node.put("dataset", finding.dataset());
        comparison(node, finding.comparison());
        judgement(node, finding.judgement());
        node.put("sentence", verdicts.headline(finding) + ". " + evidence.sentence(finding));
        node.put("unit", Amounts.unit(finding.unit().relative()));
        Json.put(node, "margin", finding.margin());
        Json.put(node, "baseMean", finding.pairs().baseMean());
        Json.put(node, "variantMean", finding.pairs().armMean());
        Json.put(node, "difference", finding.difference());
        finding.estimate().ifPresent(estimate -> estimate(node, estimate));
        node.put("c", findings.study().sharedRows(finding.dataset(), finding.comparison()));
        counts(node.putObject("counts"), finding.pairs());
        node.put("aboutSpeed", finding.aboutSpeed());
        finding.reach().ifPresent(reach -> reach(node.putObject("canShow"), reach));
        checks(node.putObject("checks"), finding.checks());
        each(node, "beside", finding.secondary(), JsonFindings::secondary);
        pairs(node.putArray("pairs"), finding.pairs());
    }

    /** The mean is that of the finding. */
    private static void estimate(ObjectNode node, Estimate estimate) {
        interval(node, "interval", estimate.interval());
        Json.put(node, "p", estimate.p());
        Json.put(node, "adjustedP", estimate.adjustedP());
        node.put("family", estimate.family());
    }

    private static void interval(ObjectNode node, String field, Interval interval) {
        node.putObject(field)
                .put("low", interval.low())
                .put("high", interval.high())
                .put("level", interval.level());
    }

    private static void counts(ObjectNode node, Pairs pairs) {
        node.put("asked", pairs.asked())
                .put("pairs", pairs.count())
                .put("better", pairs.better())
                .put("worse", pairs.worse())
                .put("identical", pairs.identical())
                .put("diverged", pairs.diverged())
                .put("baseDiverged", pairs.baseDiverged())
                .put("capped", pairs.capped())
                .put("baseCapped", pairs.baseCapped());
    }

    private static void reach(ObjectNode node, Reach reach) {
        Json.put(node, "now", reach.now());
        node.put("replicates", reach.replicates());
        Json.put(node, "more", reach.more());
        node.put("moreReplicates", reach.moreReplicates());
        put(node, "floor", reach.floor());
    }

    private static void checks(ObjectNode node, Finding.Checks checks) {
        put(node, "signFlipP", checks.signFlipP());
        put(node, "divergenceP", checks.divergenceP());
        Json.put(node, "effectSize", checks.effectSize());
        put(node, "luckOfTuning", checks.luck());
        checks.otherRows().ifPresent(interval -> interval(node, "otherRows", interval));
    }

    private static void put(ObjectNode node, String field, OptionalDouble value) {
        value.ifPresent(v -> Json.put(node, field, v));
    }

    private static void secondary(ObjectNode node, Secondary secondary) {
        node.put("measure", secondary.measure().label())
                .put("direction", Question.better(secondary.measure().direction()))
                .put("unit", Amounts.unit(secondary.unit().relative()));
        Json.put(node, "baseMean", secondary.pairs().baseMean());
        Json.put(node, "variantMean", secondary.pairs().armMean());
        Json.put(node, "difference", secondary.difference());
        secondary.interval().ifPresent(interval -> interval(node, "interval", interval));
        if (secondary.measure().censored()) {
            node.put("reached", secondary.arrived()).put("baseReached", secondary.baseArrived());
        }
    }

    private static void pairs(ArrayNode array, Pairs pairs) {
        double[] base = pairs.baseScores();
        double[] arm = pairs.armScores();
        for (int i = 0; i < pairs.count(); i++) {
            ObjectNode node = array.addObject().put("replicate", pairs.replicate(i));
            node.put("base", base[i]).put("variant", arm[i]);
            capped(node, "baseCapped", pairs.base().get(i), pairs.measure());
            capped(node, "variantCapped", pairs.arm().get(i), pairs.measure());
        }
    }

    private static void capped(ObjectNode node, String field, Outcome outcome, Measure measure) {
        if (outcome.capped(measure)) {
            node.put(field, true);
        }
    }

    private void overall(ObjectNode node, Overall overall) {
        comparison(node, overall.comparison());
        judgement(node, overall.judgement());
        node.put("inWords", together.inWords(overall));
        node.put("unit", Amounts.unit(overall.unit().relative()));
        Json.put(node, "margin", overall.margin());
        Json.put(node, "difference", overall.estimate().mean());
        estimate(node, overall.estimate());
        Json.put(node, "q", overall.pooled().q());
        Json.put(node, "heterogeneityP", overall.pooled().heterogeneityP());
        Json.put(node, "iSquared", overall.pooled().iSquared());
        ObjectNode across = node.putObject("acrossDatasets");
        across.put("positive", overall.acrossDatasets().positive())
                .put("negative", overall.acrossDatasets().negative())
                .put("zero", overall.acrossDatasets().zero());
        put(across, "wilcoxonP", overall.acrossDatasets().p());
    }

    private static void effect(ObjectNode node, Effect effect) {
        node.put("dataset", effect.dataset());
        effect.factors().forEach(node.putArray("factors")::add);
        node.put("unit", Amounts.unit(effect.unit().relative()));
        Json.put(node, "effect", effect.mean());
        effect.estimate().ifPresent(estimate -> estimate(node, estimate));
        effect.gate().ifPresent(gate -> node.put("gate", gate.name().toLowerCase(Locale.ROOT)));
    }

    private static void reference(ObjectNode node, Reference reference) {
        node.put("dataset", reference.dataset()).put("base", reference.base().name());
        Json.put(node, "mean", reference.mean());
        Json.put(node, "gap", reference.gap());
        node.put("unit", Amounts.unit(reference.unit().relative()));
    }

    private static void budget(ObjectNode node, Finding finding, Budget budget) {
        node.put("trials", budget.trials());
        unadjusted(node, budget.found());
    }

    private static void equalCost(ObjectNode node, Finding finding, EqualCost cost) {
        node.put("by", cost.by().name().toLowerCase(Locale.ROOT));
        Json.put(node, "ratio", cost.ratio());
        Json.put(node, "atEqualData", cost.atEqualData());
        unadjusted(node, cost.atEqualCost());
    }

    private static void unadjusted(ObjectNode node, Unadjusted found) {
        Json.put(node, "difference", found.difference());
        interval(node, "interval", found.interval());
        node.put("alone", Remarks.looks(found.decision().outcome()));
    }

    private static void claim(ObjectNode node, Finding finding, RateClaim claim) {
        node.put("unit", Amounts.unit(finding.unit().relative()));
        Json.put(node, "untuned", claim.untuned());
        node.put("untunedLooksBetter", claim.better());
        Json.put(node, "tuned", finding.difference());
        Json.put(node, "shift", claim.shift().mean());
        estimate(node, claim.shift());
    }
}
