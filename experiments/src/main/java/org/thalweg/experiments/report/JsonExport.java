package org.thalweg.experiments.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Lead;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Replicates;
import org.thalweg.records.Notation;

/** The results in JSON: numbers unrounded, one object a comparison. What is not known is missing, never NaN. */
public final class JsonExport {

    private JsonExport() {}

    /** Returns one indented document, ended by a line feed. */
    public static String print(ReportData data) {
        return tree(data).toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    static ObjectNode tree(ReportData data) {
        Findings findings = data.findings();
        Study study = findings.study();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        experiment(root, study.experiment(), data.question());
        root.put("look", findings.look());
        ArrayNode datasets = root.putArray("datasets");
        study.data().forEach(facts -> dataset(datasets.addObject(), facts, study));
        ArrayNode variants = root.putArray("variants");
        study.arms().all().forEach(arm -> variant(variants.addObject(), arm, study));
        Lead.sentences(findings).forEach(root.putArray("lead")::add);
        JsonFindings.add(root, findings);
        JsonTuning.add(root, study);
        data.remarks().forEach(root.putArray("notes")::add);
        data.methods().forEach(root.putArray("methods")::add);
        return root;
    }

    private static void experiment(ObjectNode root, Experiment experiment, Question question) {
        root.put("experiment", question.name())
                .put("measure", question.measure())
                .put("direction", question.better())
                .put("base", question.base());
        if (experiment.isOfProblems()) {
            root.put("evaluations", experiment.evaluations())
                    .put("targetGap", experiment.targetGap());
        } else {
            root.put("epochs", experiment.epochs()).put("batchSize", experiment.batchSize());
        }
        root.put("seed", experiment.seed());
        ObjectNode margin = root.putObject("practical");
        margin.put("size", experiment.practical().size());
        margin.put("unit", Amounts.unit(experiment.practical().relative()));
        experiment.measures().stream().map(Measure::label).forEach(root.putArray("measures")::add);
        experiment
                .tuning()
                .ifPresent(
                        tuning -> {
                            ObjectNode node = root.putObject("tune").put("trials", tuning.trials());
                            tuning.dimensions().forEach(d -> node.put(d.parameter(), d.range()));
                        });
        experiment.patience().ifPresent(epochs -> root.put("stopEarly", epochs));
        experiment.target().ifPresent(target -> root.put("targetLoss", target));
    }

    private static void dataset(ObjectNode node, DataFacts facts, Study study) {
        Replicates replicates = Replicates.on(study, facts.name());
        node.put("name", facts.name()).put("hash", facts.hash());
        if (facts.ofProblem()) {
            node.put("problem", facts.form())
                    .put("parameters", facts.inputs())
                    .put("replicates", facts.replicates())
                    .put("replicatesAre", replicates.over());
            return;
        }
        node.put("rows", facts.instances())
                .put("rowsLeftOut", facts.skippedRows())
                .put("inputs", facts.inputs())
                .put("outputs", facts.outputs())
                .put("replicates", facts.replicates())
                .put("replicatesAre", replicates.over())
                .put("folds", facts.folds())
                .put("rounds", facts.rounds())
                .put("oneTestSet", replicates.oneTestSet());
        if (!facts.form().isEmpty()) {
            node.put("readAs", facts.form());
        }
        if (!facts.weights().isEmpty()) {
            node.put("weights", facts.weights());
        }
        if (!facts.missing().isEmpty()) {
            ObjectNode missing = node.putObject("missing");
            facts.missing().forEach(missing::put);
        }
        if (!facts.filled().isEmpty()) {
            ObjectNode filled = node.putObject("filled");
            facts.filled().forEach(filled::put);
        }
        facts.notes().forEach(node.withArray("notes")::add);
        if (facts.groups() > 0) {
            node.put("groups", facts.groups());
        }
        node.put("train", facts.train())
                .put("validation", facts.validation())
                .put("test", facts.test())
                .put("testRows", facts.testRows())
                .put("testToTrain", facts.testToTrain());
    }

    private static void variant(ObjectNode node, Arm arm, Study study) {
        node.put("name", arm.name()).put("chain", Notation.print(arm.chain()));
        arm.regularizers().stream()
                .map(Notation::print)
                .forEach(node.putArray("regularizers")::add);
        List<String> others = study.arms().aliases().get(arm.name());
        if (!others.isEmpty()) {
            others.forEach(node.putArray("alsoCalled")::add);
        }
    }
}
