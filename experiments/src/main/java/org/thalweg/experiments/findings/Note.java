package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.spec.Dimension;

/** Something the reader of a verdict must know. */
public sealed interface Note {

    /** What notes are about. */
    enum Kind {
        /** Runs that failed, were out of time or are not there, and the pairs that were left out for it. */
        LEFT_OUT,
        /** The data are not what the protocol takes them to be. */
        DATA,
        /** The range of a hyper-parameter does not contain the best value. */
        TUNING
    }

    /** Returns what it is about. */
    Kind kind();

    /**
     * Pairs of a comparison are left out.
     *
     * @param endings other than to be well of its runs; none if they do not have the primary measure
     */
    record LeftOut(Pairs pairs, List<Ending.Kind> endings) implements Note {

        public LeftOut {
            endings = ImmutableList.copyOf(endings);
        }

        @Override
        public Kind kind() {
            return Kind.LEFT_OUT;
        }
    }

    /** Columns look like numbers of subjects, whose rows may be on both sides of every fold. */
    record Identifiers(DataFacts facts) implements Note {

        @Override
        public Kind kind() {
            return Kind.DATA;
        }
    }

    /** Many rows are copies of others. */
    record Repeated(DataFacts facts) implements Note {

        @Override
        public Kind kind() {
            return Kind.DATA;
        }
    }

    /**
     * What is to be known of the file, or of the folds.
     *
     * @param told by whoever made them
     */
    record Folds(DataFacts facts, String told) implements Note {

        @Override
        public Kind kind() {
            return Kind.DATA;
        }
    }

    /**
     * The tuning of an arm ended at the end of what was tried.
     *
     * @param replicates in how many
     * @param parameters whose end it was
     * @param extended whether that is after the range was extended
     */
    record AtEdge(
            DataFacts facts, Arm arm, long replicates, List<String> parameters, boolean extended)
            implements Note {

        public AtEdge {
            parameters = ImmutableList.copyOf(parameters);
        }

        @Override
        public Kind kind() {
            return Kind.TUNING;
        }
    }

    /**
     * The tuning of an arm had no usable run.
     *
     * @param replicates in how many
     * @param failed what was thrown, if all of these runs failed by the same
     */
    record NoneUsable(DataFacts facts, Arm arm, long replicates, Optional<String> failed)
            implements Note {

        @Override
        public Kind kind() {
            return Kind.TUNING;
        }
    }

    /**
     * No rate of a range is stable for plain gradient descent.
     *
     * @param largest rate that is
     * @param range that begins above it
     */
    record Unstable(DataFacts facts, double largest, Dimension range) implements Note {

        @Override
        public Kind kind() {
            return Kind.TUNING;
        }
    }
}
