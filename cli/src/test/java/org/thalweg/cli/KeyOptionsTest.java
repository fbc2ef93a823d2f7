package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Primitives;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Keys;

class KeyOptionsTest {

    static Stream<Key.Option> options() {
        return Keys.all().stream().flatMap(key -> key.option().stream());
    }

    @ParameterizedTest
    @MethodSource("options")
    void ablate_has_every_option_of_the_table_with_its_help(Key.Option option) {
        String help = Cli.run("ablate", "--help").out().replaceAll("\\s+", "");
        assertThat(help).contains(option.help().replaceAll("\\s+", ""));
        assertThat(help).contains(option.name().substring(2));
    }

    /** With what they may be: every whole number and time, at its extremes. */
    static Stream<Arguments> extremes() {
        List<String> numbers =
                List.of("0", "1", "2147483647", "2147483648", "1000000000000000000", "1e400", "-1");
        Stream<Key<?>> counted =
                Keys.all().stream()
                        .filter(key -> key.option().isPresent())
                        .filter(
                                key ->
                                        Number.class.isAssignableFrom(
                                                Primitives.wrap(key.argumentType())));
        return Stream.concat(
                counted.flatMap(key -> numbers.stream().map(number -> Arguments.of(key, number))),
                Stream.of("0s", "1ms", "999999999h", "1000000000h", "2147483648", "1e18s")
                        .map(time -> Arguments.of(Keys.LIMIT, time)));
    }

    /** {@code --plan} so that nothing is trained; what only the training would notice is beside the settings' own tests. */
    @ParameterizedTest
    @MethodSource("extremes")
    void an_extreme_value_works_or_is_refused_at_its_place(Key<?> key, String value) {
        Key.Option option = key.option().orElseThrow();
        Cli result =
                Cli.run(
                        "ablate",
                        "momentum(0.9) | sgd(0.05)",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--plan",
                        option.name() + "=" + value);
        assertThat(result.code()).as(result.err()).isIn(ExitCode.OK, ExitCode.USAGE);
        if (result.code() == ExitCode.USAGE) {
            assertThat(result.err().lines()).hasSize(1);
        } else {
            assertThat(result.out()).startsWith("PLAN ");
        }
    }

    @Test
    void more_replicates_or_trials_than_can_be_kept_are_refused() {
        String[] command = {
            "ablate",
            "momentum(0.9) | sgd(0.05)",
            "--data",
            Cli.DIABETES,
            "--target",
            "progression",
            "--plan",
            ""
        };
        command[7] = "--replicates=1000000000";
        assertThat(Cli.run(command).err())
                .contains("replicates must be a whole number of at most 10000, got '1000000000'.");
        command[7] = "--tune-trials=10001";
        assertThat(Cli.run(command).err())
                .contains("trials must be a whole number of at most 10000, got '10001'.");
        command[7] = "--folds=10001";
        assertThat(Cli.run(command).err())
                .contains("There may be 10000 replicates at most, and 10001 × 1 are more.");
    }
}
