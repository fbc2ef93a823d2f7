package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.words.Methods;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Remarks;

/**
 * Everything a report shows. Tables, figures and exports are views of it.
 *
 * @param findings what was found out, complete or not
 * @param reproduction what is needed to run it again
 * @param runs the text of runs.csv; empty if it is only beside the report
 */
public record ReportData(
        Findings findings, Optional<Reproduction> reproduction, Optional<String> runs) {

    /**
     * What is needed to run it again.
     *
     * @param command the line to type
     * @param facts versions, hashes and seeds by name, in order
     * @param spec as it was written; may be empty
     * @param resolved with every default filled in
     */
    public record Reproduction(
            String command, Map<String, String> facts, String spec, String resolved) {
        public Reproduction {
            facts = ImmutableMap.copyOf(facts);
        }
    }

    /** Returns what a report shows of findings, whether all runs are there or not. */
    public static ReportData of(Findings findings) {
        return new ReportData(findings, Optional.empty(), Optional.empty());
    }

    /** Returns the same with what is needed to run it again. */
    public ReportData withReproduction(Reproduction needed) {
        return new ReportData(findings, Optional.of(needed), runs);
    }

    /** Returns the same holding the text of runs.csv. */
    public ReportData withRuns(String csv) {
        return new ReportData(findings, reproduction, Optional.of(csv));
    }

    Question question() {
        return new Question(findings.study());
    }

    /** Returns the result tables in their order: for each dataset, then for all. */
    List<Sheet> grids() {
        ResultGrids results = new ResultGrids(findings);
        List<Sheet> grids = new ArrayList<>();
        for (Table table : Table.of(findings)) {
            grids.add(results.results(table));
            BesideGrid.of(table).ifPresent(grids::add);
        }
        grids.addAll(new Overview(findings).grids());
        return grids;
    }

    /** Returns what must be read with the verdicts. */
    List<String> remarks() {
        return Remarks.of(findings);
    }

    /** Returns the methods paragraph, sentence by sentence. */
    List<String> methods() {
        return Methods.sentences(findings);
    }
}
