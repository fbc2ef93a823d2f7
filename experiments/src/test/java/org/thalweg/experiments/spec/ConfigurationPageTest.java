package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Key.Level;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path NEW = Path.of("target/configuration.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)<!-- keys: (\\w+) -->\n.*?<!-- end -->");

    @TempDir private Path folder;

    private static String table(Level level) {
        List<Key<?>> keys = level == Level.EXPERIMENT ? Keys.ofExperiment() : Keys.of(level);
        return keys.stream()
                .map(ConfigurationPageTest::row)
                .collect(
                        Collectors.joining(
                                "",
                                "| key | form | default | what it does |\n|---|---|---|---|\n",
                                ""));
    }

    private static String row(Key<?> key) {
        String range = key.range().isEmpty() ? "" : ": " + key.range();
        return String.join(
                        " | ",
                        "| `" + key + "`",
                        key.form().name() + range,
                        key.usualInWords().orElse(""),
                        key.meaning() + " |\n")
                .replace("  ", " ");
    }

    @Test
    void the_page_says_what_the_table_of_settings_says() throws IOException {
        String page = Files.readString(PAGE);
        String now =
                TABLE.matcher(page)
                        .replaceAll(
                                match ->
                                        "<!-- keys: "
                                                + match.group(1)
                                                + " -->\n"
                                                + table(Level.valueOf(match.group(1)))
                                                + "<!-- end -->");
        Files.createDirectories(NEW.getParent());
        Files.writeString(NEW, now);
        assertEquals(Level.values().length, TABLE.matcher(page).results().count());
        assertEquals(
                now,
                page,
                "docs/configuration.md is out of date. Look at the difference, then run: cp experiments/target/configuration.md docs/");
    }

    /** What the example says of settings beside its designs is what would hold without it. */
    @Test
    void the_example_of_the_page_says_the_defaults() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```yaml\nname: is-clipping") + "```yaml\n".length();
        String text = page.substring(from, page.indexOf("```", from));
        Path data = Files.createDirectories(folder.resolve("examples/data"));
        Files.createFile(data.resolve("diabetes.csv"));
        try (Catalog catalog = Catalog.standard()) {
            Experiment said = new SpecReader(catalog).read("page.yaml", text, folder);
            Values bare =
                    Values.NONE
                            .with(Keys.CHAIN, said.chain())
                            .with(Keys.DATA, said.data())
                            .with(Keys.NAME, said.name())
                            .with(Keys.REGULARIZERS, said.regularizers())
                            .with(Keys.DESIGN, said.designs())
                            .with(Keys.TUNE, said.values().get(Keys.TUNE));
            assertEquals(Experiment.resolved(bare), said);
        }
    }
}
