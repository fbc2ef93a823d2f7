package org.thalweg.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks and prints each beside what it is compared with: {@code benchmarks/run EpochTime -p batch=32}.
 *
 * <p>Arguments are those of JMH. The whole is done three times, or as often as {@code -Drounds=…} says, so that a machine that
 * slows down meanwhile does so for both sides; figures and ratios are medians.
 */
public final class Comparison {

    private Comparison() {}

    public static void main(String[] arguments)
            throws CommandLineOptionException, RunnerException, IOException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (options.shouldHelp() || options.shouldList() || options.shouldListProfilers()) {
            org.openjdk.jmh.Main.main(arguments);
            return;
        }
        ChainedOptionsBuilder all = new OptionsBuilder().parent(options).shouldFailOnError(true);
        leftOut()
                .forEach(
                        (methods, why) -> {
                            System.out.println(why + ": what it would do is left out.");
                            all.exclude(methods);
                        });
        List<Collection<RunResult>> rounds = new ArrayList<>();
        for (int round = 0; round < Integer.getInteger("rounds", 3); round++) {
            rounds.add(new Runner(all.build()).run());
        }
        new RatioTable(rounds.stream().map(Comparison::results).toList())
                .lines()
                .forEach(System.out::println);
    }

    /** Returns patterns of benchmarks that cannot run on this machine, and why not. */
    static Map<String, String> leftOut() {
        Map<String, String> reasons = new TreeMap<>();
        if (!CProgram.hasCompiler()) {
            reasons.put("\\.inC\\w*$", "There is no C compiler 'cc'");
        }
        if (!CProgram.hasNumpy()) {
            reasons.put("\\.inNumpy\\w*$", "There is no 'python3' with numpy");
        }
        return reasons;
    }

    private static List<Figure> results(Collection<RunResult> results) {
        return results.stream().map(Comparison::figure).toList();
    }

    private static Figure figure(RunResult result) {
        BenchmarkParams params = result.getParams();
        return Figure.of(
                params,
                result.getPrimaryResult().getStatistics().getPercentile(50),
                result.getPrimaryResult().getScoreUnit());
    }
}
