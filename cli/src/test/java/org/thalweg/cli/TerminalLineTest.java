package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.run.Tally;

class TerminalLineTest {

    private static final String CLEAR = "\r\u001b[K";

    private final StringWriter written = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    private TerminalLine line(int width) {
        return new TerminalLine(new PrintWriter(written), width, clock::get);
    }

    private static Tally tally(Phase phase, int done, long etaSeconds) {
        return new Tally(phase, done, 100, 0, 3, 1, Optional.of(Duration.ofSeconds(etaSeconds)));
    }

    @Test
    void is_written_over_in_place() {
        TerminalLine line = line(120);
        line.at(tally(Phase.TUNE, 25, 68));
        clock.addAndGet(100_000_000);
        line.at(tally(Phase.TUNE, 50, 3725));
        assertThat(written.toString())
                .isEqualTo(
                        CLEAR
                                + "tune   ━━━━━━━━────────────────────────  25/100   eta 1:08   diverged 3   failed 1"
                                + CLEAR
                                + "tune   ━━━━━━━━━━━━━━━━────────────────  50/100   eta 1:02:05   diverged 3   failed 1");
    }

    @Test
    void has_no_bar_where_there_is_no_room() {
        line(60).at(tally(Phase.EVALUATE, 25, 8));
        assertThat(written.toString())
                .isEqualTo(CLEAR + "eval   25/100   eta 0:08   diverged 3   failed 1");
    }

    @Test
    void is_written_ten_times_a_second_at_most_but_always_at_the_end() {
        TerminalLine line = line(60);
        line.at(tally(Phase.TUNE, 1, 9));
        line.at(tally(Phase.TUNE, 2, 9));
        line.at(tally(Phase.TUNE, 100, 0));
        assertThat(written.toString())
                .isEqualTo(
                        CLEAR
                                + "tune   1/100   eta 0:09   diverged 3   failed 1"
                                + CLEAR
                                + "tune   100/100   diverged 3   failed 1");
    }

    @Test
    void a_new_phase_begins_a_new_line() {
        TerminalLine line = line(60);
        line.at(tally(Phase.TUNE, 100, 0));
        line.at(tally(Phase.EVALUATE, 0, 4));
        assertThat(written.toString())
                .isEqualTo(
                        CLEAR
                                + "tune   100/100   diverged 3   failed 1"
                                + System.lineSeparator()
                                + CLEAR
                                + "eval   0/100   eta 0:04   diverged 3   failed 1");
    }
}
