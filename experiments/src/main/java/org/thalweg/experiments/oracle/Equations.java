package org.thalweg.experiments.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.data.Dataset;

/**
 * The overdetermined equations Aθ_c ≈ y_c of which a linear problem is the least-squares solution: A = [X 1; √(Nλ)I 0], one
 * y_c for each output. Where instances have weights, each row of [X 1] and each element of y_c that stands for one is multiplied
 * by √(w / w̄).
 */
final class Equations {

    private final Dataset data;
    private final Shape shape;
    private final TwoFold weight;
    private final boolean penalizesBias;

    /** √(w / w̄) of each instance, if some count more than others. */
    private final Optional<TwoFold> roots;

    private final DesignMatrix design;

    Equations(Dataset data, Shape shape, double strength, boolean penalizesBias) {
        this.data = data;
        this.shape = shape;
        this.weight = weight(strength);
        this.penalizesBias = penalizesBias;
        roots =
                data.isWeighted()
                        ? Optional.of(TwoFold.sqrt(data.relativeWeights()))
                        : Optional.empty();
        List<double[]> rows = new ArrayList<>(data.size());
        for (int n = 0; n < data.size(); n++) {
            double[] row = new double[shape.unknowns()];
            Arrays.fill(row, 1);
            data.copyInputs(n, row, 0);
            rows.add(row);
        }
        int penalized = penalizesBias ? shape.unknowns() : shape.inputs();
        DesignMatrix plain = DesignMatrix.of(shape.unknowns(), rows);
        design = roots.map(plain::timesRows).orElse(plain).withDiagonal(weight, penalized);
    }

    DesignMatrix design() {
        return design;
    }

    /** Whether there are fewer instances than unknowns. */
    boolean isWide() {
        return data.size() < shape.unknowns();
    }

    /** Whether there is a penalty. */
    boolean isPenalized() {
        return weight.high()[0] != 0;
    }

    RowSpace rowSpace() {
        return new RowSpace(design.first(data.size()), shape, weight, penalizesBias, roots);
    }

    /** A with further rows, so that AᵀA grows by Nλ·I. */
    DesignMatrix damped(double lambda) {
        return design.withDiagonal(weight(lambda), shape.unknowns());
    }

    private TwoFold weight(double lambda) {
        return TwoFold.sqrtOfProduct(data.size(), lambda);
    }

    TwoFold target(int output) {
        double[] y = new double[data.size()];
        for (int n = 0; n < y.length; n++) {
            y[n] = data.target(n, output);
        }
        TwoFold plain = TwoFold.of(y);
        return roots.map(plain::times).orElse(plain).padded(design.rows());
    }

    /** y_c − Aθ_c. */
    TwoFold defect(double[] parameters, int output) {
        return defect(TwoFold.of(shape.gather(parameters, output)), output);
    }

    TwoFold defect(TwoFold theta, int output) {
        return design.defect(target(output), TwoFold.zeros(design.rows()), theta);
    }
}
