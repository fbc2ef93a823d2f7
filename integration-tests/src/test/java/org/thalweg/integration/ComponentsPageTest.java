package org.thalweg.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thalweg.Component;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.cli.plugin.ComponentsPage;
import org.thalweg.records.Kind;

class ComponentsPageTest {

    private static final Path PAGE = Path.of("../docs/components.md");
    private static final Path NEW = Path.of("target/components.md");

    private final Catalog catalog = Catalog.standard();

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void the_page_says_what_the_components_say() throws IOException {
        String now = ComponentsPage.of(catalog);
        Files.createDirectories(NEW.getParent());
        Files.writeString(NEW, now);
        assertEquals(
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                now,
                "docs/components.md is out of date. Look at the difference, then run: cp integration-tests/target/components.md docs/");
    }

    @Test
    void every_component_has_a_heading_a_summary_and_an_example_that_can_be_typed() {
        String page = ComponentsPage.of(catalog);
        for (Kind kind : Kind.values()) {
            for (Entry entry : catalog.entries(kind)) {
                assertThat(page).contains("\n### " + entry.name() + "\n\n" + entry.summary());
            }
        }
        long components =
                Arrays.stream(Kind.values()).mapToLong(kind -> catalog.entries(kind).size()).sum();
        long examples =
                Pattern.compile("(?m)^### (.*)$(?:\n(?!#).*)*?\nExample: `(.*)`")
                        .matcher(page)
                        .results()
                        .peek(this::requireReadable)
                        .count();
        assertEquals(components, examples);
    }

    /** Examples of optimizers and schedules are chains; those of the others are components. */
    private void requireReadable(MatchResult section) {
        String name = section.group(1);
        String example = section.group(2);
        Kind kind =
                Arrays.stream(Kind.values())
                        .filter(
                                each ->
                                        catalog.entries(each).stream()
                                                .anyMatch(e -> e.name().equals(name)))
                        .findFirst()
                        .orElseThrow();
        Class<? extends Component> type =
                kind == Kind.SCHEDULE ? Kind.OPTIMIZER.type() : kind.type();
        assertDoesNotThrow(() -> catalog.parse(type, example), example);
    }
}
