package org.thalweg.experiments.words;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Splitting;

/**
 * What the replicates on a dataset are, in words.
 *
 * @param tuned whether something is tuned in each of them
 */
public record Replicates(DataFacts facts, Splitting split, boolean tuned) {

    /** Returns what the replicates on a dataset are. */
    public static Replicates on(Study study, String dataset) {
        return new Replicates(
                study.facts(dataset),
                study.source(dataset).split(),
                study.experiment().tuning().isPresent());
    }

    /** Returns whether all of them test on the same rows. */
    public boolean oneTestSet() {
        return split.oneTestSet();
    }

    /** Returns what one of them is called: a fold, a draw or a period. */
    public String noun() {
        if (oneTestSet() || facts.ofProblem()) {
            return "draw";
        }
        return split instanceof Splitting.Order ? "period" : "fold";
    }

    /** Returns "10 folds", "10 draws" or "10 periods". */
    public String counted(int number) {
        return Words.counted(number, noun());
    }

    /** Returns "10 folds": all there are. */
    public String counted() {
        return counted(facts.replicates());
    }

    /** Returns "10 folds" or "3 rounds of 10 folds": all there are. */
    public String all() {
        return !oneTestSet() && !facts.ofProblem() && facts.rounds() > 1
                ? Words.counted(facts.rounds(), "round") + " of " + counted(facts.folds())
                : counted();
    }

    /** Returns "over 10 folds, each tuned by itself", or the same of other replicates. */
    public String over() {
        if (oneTestSet()) {
            return "on this test set; " + counted() + " of " + drawn();
        }
        String each = tuned ? ", each tuned by itself" : ", nothing tuned";
        if (facts.ofProblem()) {
            return "over " + counted() + (tuned ? ", each tuned on another draw" : each);
        }
        if (split instanceof Splitting.Order) {
            return "on these " + counted() + each;
        }
        return split instanceof Splitting.Groups groups
                ? "over " + all() + " of whole groups (" + groups.column() + ")" + each
                : "over " + all() + each;
    }

    private String drawn() {
        List<String> drawn = new ArrayList<>();
        if (facts.validation() > 0) {
            drawn.add("validation part");
        }
        drawn.add("seeds");
        if (tuned) {
            drawn.add("tuning");
        }
        return Words.and(drawn);
    }

    /** Returns where runs were tested, if that is one place: "on this test set", "on these periods". */
    String place() {
        if (oneTestSet()) {
            return "on this test set";
        }
        return split instanceof Splitting.Order ? "on these periods" : "";
    }

    /** Returns for what a verdict holds, where that is less or other than rows like these: "on this test set". */
    public String scope() {
        return split instanceof Splitting.Groups groups
                ? "for new groups (" + groups.column() + ")"
                : place();
    }
}
