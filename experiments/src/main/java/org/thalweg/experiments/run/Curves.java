package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.training.Epoch;

/** Loss curves of at most 200 points. */
final class Curves {

    static final int MOST_POINTS = 200;

    private Curves() {}

    /**
     * Returns every s-th epoch, the first and the last: all of them up to 200.
     *
     * @param planned how many epochs were to be trained, which fixes s for all runs of an experiment
     */
    static List<Point> of(List<Epoch> history, int planned) {
        int stride = planned <= MOST_POINTS ? 1 : (planned - 1) / (MOST_POINTS - 2) + 1;
        ImmutableList.Builder<Point> curve = ImmutableList.builder();
        for (int i = 0; i < history.size(); i++) {
            if (i % stride == 0 || i == history.size() - 1) {
                Epoch epoch = history.get(i);
                curve.add(
                        new Point(
                                epoch.lastStep(),
                                epoch.gradients(),
                                epoch.loss(),
                                epoch.validationLoss().orElse(Double.NaN)));
            }
        }
        return curve.build();
    }
}
