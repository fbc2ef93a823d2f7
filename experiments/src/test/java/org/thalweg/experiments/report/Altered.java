package org.thalweg.experiments.report;

import java.util.List;
import java.util.Map;
import org.thalweg.experiments.run.DataFacts;

/** Copies of records with something else in them. */
final class Altered {

    private Altered() {}

    static DataFacts facts(DataFacts facts, int groups, int testRows) {
        return facts(facts, groups, testRows, facts.skippedRows());
    }

    static DataFacts facts(DataFacts facts, int groups, int testRows, int skippedRows) {
        return new DataFacts(
                facts.name(),
                facts.hash(),
                facts.instances(),
                facts.inputs(),
                facts.outputs(),
                facts.classes(),
                facts.folds(),
                facts.replicates(),
                groups,
                facts.train(),
                facts.validation(),
                facts.test(),
                facts.testToTrain(),
                testRows,
                skippedRows,
                List.of(),
                0,
                List.of(),
                "",
                Map.of(),
                Map.of(),
                "");
    }
}
