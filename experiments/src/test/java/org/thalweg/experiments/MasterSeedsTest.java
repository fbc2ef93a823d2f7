package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;
import org.thalweg.experiments.statistics.Verdict;

/** The examples with twenty master seeds: whatever they say of a component, they never say the opposite with another seed. */
@Tag("simulation")
class MasterSeedsTest {

    @ParameterizedTest
    @ValueSource(strings = {"diabetes", "digits", "valley"})
    void never_say_helps_beside_hurts_of_one_component(String example) throws InterruptedException {
        Map<String, Set<Verdict>> verdicts = new LinkedHashMap<>();
        try (Catalog catalog = Catalog.standard()) {
            Path file = Path.of("../examples/" + example + ".yaml");
            for (long seed = 1; seed <= 20; seed++) {
                for (Finding finding :
                        findings(new SpecReader(catalog).read(file), seed).findings()) {
                    verdicts.computeIfAbsent(
                                    finding.comparison().arm().name(),
                                    name -> EnumSet.noneOf(Verdict.class))
                            .add(finding.judgement().verdict());
                }
            }
        }
        assertThat(verdicts.values())
                .as("%s", verdicts)
                .noneMatch(of -> of.contains(Verdict.HELPS) && of.contains(Verdict.HURTS));
    }

    private static Findings findings(Experiment experiment, long seed) throws InterruptedException {
        Experiment seeded = experiment.withSeed(seed);
        return AblationRun.of(seeded).running(Running.onAllCores().unwatched()).inMemory();
    }
}
