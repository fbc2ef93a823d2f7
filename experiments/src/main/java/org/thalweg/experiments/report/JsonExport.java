package org.thalweg.experiments.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The results in JSON: numbers unrounded, one object a comparison. What is not known is missing, never NaN. */
public final class JsonExport {

    private JsonExport() {}

    /** Returns one indented document, ended by a line feed. */
    public static String print(ReportData data) {
        Question question = data.question();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("experiment", question.name())
                .put("measure", question.measure())
                .put("direction", question.better())
                .put("practical", question.practical())
                .put("seeds", question.seeds())
                .put("base", question.base());
        question.datasets().forEach(root.putArray("datasets")::add);
        ArrayNode tables = root.putArray("tables");
        data.tables().forEach(table -> write(table, tables.addObject()));
        data.notes().forEach(root.putArray("notes")::add);
        return root.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    private static void write(ResultTable table, ObjectNode node) {
        node.put("dataset", table.dataset().isEmpty() ? "all" : table.dataset());
        ResultTable.Reference base = table.reference();
        ObjectNode reference = node.putObject("reference").put("variant", base.variant());
        Json.put(reference, "mean", base.mean());
        reference.put("diverged", base.diverged()).put("runs", base.runs());
        rates(reference, base.rates());
        ArrayNode rows = node.putArray("comparisons");
        table.rows().forEach(row -> write(row, rows.addObject()));
    }

    private static void write(ResultRow row, ObjectNode node) {
        node.put("variant", row.variant())
                .put("subject", row.subject())
                .put("verdict", row.judgement().verdict().words())
                .put("sentence", row.judgement().sentence());
        if (!row.remark().isEmpty()) {
            node.put("remark", row.remark());
        }
        node.put("unit", row.effect().relative() ? "share of the base's mean" : "absolute");
        Json.put(node, "difference", row.effect().mean());
        Json.put(node, "low", row.effect().low());
        Json.put(node, "high", row.effect().high());
        Json.put(node, "level", row.effect().level());
        node.put("better", row.better())
                .put("worse", row.worse())
                .put("identical", row.identical())
                .put("diverged", row.diverged())
                .put("runs", row.runs());
        tests(node, row.tests());
        rates(node, row.rates());
    }

    private static void tests(ObjectNode node, ResultRow.Tests tests) {
        Json.put(node, "p", tests.p());
        Json.put(node, "adjustedP", tests.adjustedP());
        tests.wilcoxonP().ifPresent(p -> Json.put(node, "wilcoxonP", p));
        Json.put(node, "equivalenceP", tests.equivalenceP());
        Json.put(node, "effectSize", tests.effectSize());
    }

    private static void rates(ObjectNode node, List<Double> rates) {
        if (!rates.isEmpty()) {
            ArrayNode array = node.putArray("rates");
            rates.forEach(array::add);
        }
    }
}
