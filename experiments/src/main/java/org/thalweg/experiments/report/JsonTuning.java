package org.thalweg.experiments.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.TuningTable.Row;

/** What tuning chose, replicate by replicate, as JSON. What was tried stands in runs.csv. */
final class JsonTuning {

    private JsonTuning() {}

    static void add(ObjectNode root, Study study) {
        ArrayNode tuned = root.putArray("tuned");
        if (study.experiment().tuning().isEmpty()) {
            return;
        }
        for (DataFacts facts : study.data()) {
            for (Arm arm : study.arms().all()) {
                ObjectNode node = tuned.addObject();
                node.put("dataset", facts.name()).put("variant", arm.name());
                ArrayNode rows = node.putArray("replicates");
                study.tuning()
                        .rows(facts.name(), arm)
                        .forEach(row -> add(rows.addObject(), row, lossOf(study)));
            }
        }
    }

    private static String lossOf(Study study) {
        return study.experiment().isOfProblems()
                ? study.experiment().tunedBy().label()
                : "validationLoss";
    }

    /** @param loss what is put by which values are chosen */
    private static void add(ObjectNode node, Row row, String loss) {
        node.put("replicate", row.replicate());
        row.setting().values().forEach(node::put);
        Json.put(node, loss, row.loss());
        node.put("choice", row.choice().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
