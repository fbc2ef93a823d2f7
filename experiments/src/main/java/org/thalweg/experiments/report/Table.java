package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Reference;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.words.Replicates;

/**
 * The comparisons with one base on one dataset: a view of findings.
 *
 * @param rows in the order of the plan, at least one
 */
record Table(Findings findings, String dataset, Arm base, List<Finding> rows) {

    Table {
        rows = ImmutableList.copyOf(rows);
    }

    /** Returns base by base, and for each dataset by dataset. */
    static List<Table> of(Findings findings) {
        List<Table> tables = new ArrayList<>();
        List<Arm> bases =
                findings.findings().stream().map(f -> f.comparison().base()).distinct().toList();
        for (Arm base : bases) {
            for (DataFacts facts : findings.study().data()) {
                List<Finding> rows =
                        findings.on(facts.name()).stream()
                                .filter(f -> f.comparison().base().equals(base))
                                .toList();
                if (!rows.isEmpty()) {
                    tables.add(new Table(findings, facts.name(), base, rows));
                }
            }
        }
        return tables;
    }

    Replicates replicates() {
        return Replicates.on(findings.study(), dataset);
    }

    /** Returns the comparison that has most of the base's runs: where runs failed, others have fewer. */
    Finding fullest() {
        return rows.stream()
                .max(Comparator.comparingInt(row -> row.pairs().count()))
                .orElse(rows.get(0));
    }

    /** Returns the exact solution of what the base minimises. */
    Optional<Reference> exact() {
        return findings.reference(dataset, base);
    }
}
