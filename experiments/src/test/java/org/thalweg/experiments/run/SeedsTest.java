package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.plan.Phase;

final class SeedsTest {

    @Test
    void no_two_runs_rounds_validation_parts_phases_or_datasets_share_a_seed() {
        Set<Long> seen = new HashSet<>();
        int expected = 0;
        for (long master : new long[] {1, 2}) {
            Seeds seeds = new Seeds(master);
            for (String dataset : List.of("wine", "diabetes")) {
                for (int index = 0; index < 500; index++) {
                    seen.add(seeds.folds(dataset, index));
                    seen.add(seeds.validation(dataset, index));
                    expected += 2;
                    for (Phase phase : Phase.values()) {
                        seen.add(seeds.run(dataset, phase, index));
                        expected++;
                    }
                }
            }
        }
        assertThat(seen).hasSize(expected);
    }
}
