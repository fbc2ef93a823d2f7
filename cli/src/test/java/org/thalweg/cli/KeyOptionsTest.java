package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
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
}
