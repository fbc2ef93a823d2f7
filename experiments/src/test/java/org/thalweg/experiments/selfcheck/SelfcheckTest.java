package org.thalweg.experiments.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.random.Streams;

/** A trimmed form of {@code thalweg selfcheck}, and behind a tag the whole. Seeds are fixed, so that nothing is left to chance. */
class SelfcheckTest {

    private static final int REPETITIONS = 24;

    /** At a true rate of 5 % more than 5 of 24 come once in a thousand times. */
    private static final int MOST = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "population, n = 60",
                "stream",
                "population, classes",
                "population, draws of a problem"
            })
    void says_hardly_ever_that_nothing_helps_or_hurts(String name) throws InterruptedException {
        int decided = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            Findings findings = named(name).run(seed(name, i));
            decided +=
                    findings.findings().stream().anyMatch(f -> decides(f.judgement().verdict()))
                            ? 1
                            : 0;
        }
        assertThat(decided).as(name).isLessThanOrEqualTo(MOST);
    }

    @Test
    void finds_a_large_effect() throws InterruptedException {
        Made large = new Made(442, 5, 1.0, Made.Noise.NORMAL, 0, 1);
        Case larger = named("effect, n = 442").on(new Case.MadeData(large, 1, s -> s));
        for (int i = 0; i < 3; i++) {
            assertThat(larger.run(seed("large", i)).findings().get(0).judgement().verdict())
                    .isEqualTo(Verdict.HURTS);
        }
    }

    @Test
    @Tag("simulation")
    void all_is_as_it_should_be() throws InterruptedException {
        StringBuilder table = new StringBuilder();
        boolean holds =
                new Selfcheck(1000, 1, Runtime.getRuntime().availableProcessors())
                        .run(Selfcheck.cases(), table::append);
        assertThat(holds).as(table.toString()).isTrue();
    }

    private static Case named(String name) {
        return Case.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static long seed(String name, int repetition) {
        return Streams.seed(11, name, Integer.toString(repetition));
    }

    private static boolean decides(Verdict verdict) {
        return verdict == Verdict.HELPS || verdict == Verdict.HURTS;
    }
}
