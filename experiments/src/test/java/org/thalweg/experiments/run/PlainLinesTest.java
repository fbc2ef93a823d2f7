package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.plan.Phase;

final class PlainLinesTest {

    private final List<String> lines = new ArrayList<>();
    private long seconds;
    private final PlainLines progress = new PlainLines(lines::add, () -> seconds * 1_000_000_000);

    private void at(Phase phase, int done, int diverged) {
        Optional<Duration> eta =
                done == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(4000 - done));
        progress.at(new Tally(phase, done, 400, 0, diverged, 1, eta));
    }

    @Test
    void one_line_for_the_beginning_and_for_every_tenth() {
        for (int done = 0; done <= 400; done++) {
            at(Phase.TUNE, done, done / 4);
        }
        assertThat(lines).hasSize(11);
        assertThat(lines.get(0)).isEqualTo("tune      0/400   diverged 0   failed 1");
        assertThat(lines.get(3))
                .isEqualTo("tune      120/400   eta 1:04:40   diverged 30   failed 1");
    }

    @Test
    void one_line_after_thirty_seconds() {
        at(Phase.EVALUATE, 0, 0);
        seconds = 29;
        at(Phase.EVALUATE, 1, 0);
        seconds = 30;
        at(Phase.EVALUATE, 2, 0);
        seconds = 59;
        at(Phase.EVALUATE, 3, 0);
        assertThat(lines).hasSize(2);
    }

    @Test
    void one_line_for_a_new_phase() {
        at(Phase.TUNE, 400, 0);
        at(Phase.EVALUATE, 0, 0);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("evaluate  0/400");
    }

    @Test
    void the_time_to_go_follows_from_what_was_not_there_before() {
        Tally tally = new Tally(Phase.TUNE, 60, 100, 20, 0, 0, Optional.empty());
        assertThat(tally.after(Duration.ofSeconds(80)).eta()).contains(Duration.ofSeconds(80));
    }
}
