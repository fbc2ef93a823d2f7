package org.thalweg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark works: it is called once, with small numbers, in this JVM. How long it takes is of no interest. */
@Tag("smoke")
class SmokeTest {

    /** Sizes, where they are parameters, in the place of the real ones. */
    private static final Map<String, String> SMALL =
            Map.of(
                    "rows", "500",
                    "features", "8",
                    "variants", "4",
                    "epochs", "2",
                    "times", "2",
                    "megabytes", "1",
                    "parameters", "100000",
                    "line", "--help",
                    "ablation",
                            "examples/diabetes.yaml --no-tune --epochs 1 --folds 2 --replicates 2");

    static Stream<String> every_benchmark_works() {
        Set<BenchmarkListEntry> all =
                BenchmarkList.defaultList()
                        .getAll(
                                OutputFormatFactory.createFormatInstance(
                                        System.out, VerboseMode.SILENT),
                                List.copyOf(Comparison.leftOut().keySet()));
        return all.stream().map(BenchmarkListEntry::getUsername).distinct();
    }

    @ParameterizedTest
    @MethodSource
    void every_benchmark_works(String benchmark) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + Pattern.quote(benchmark) + "$")
                        .forks(0)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.NONE)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true);
        SMALL.forEach(options::param);
        assertThat(new Runner(options.build()).run())
                .isNotEmpty()
                .allSatisfy(SmokeTest::hasTakenTime);
    }

    private static void hasTakenTime(RunResult result) {
        assertThat(result.getPrimaryResult().getScore()).isPositive();
    }
}
