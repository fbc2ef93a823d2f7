package org.thalweg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.Optimizer;

class PipeParserTest {

    private final Catalog catalog = Catalog.builder().components(new Everything()).build();

    private String error(String text) {
        return String.valueOf(
                assertThrows(CatalogException.class, () -> catalog.parseChain(text)).getMessage());
    }

    @Test
    void shows_where_in_the_text() {
        assertEquals(
                """
                1:20: momentum has no parameter 'beta'. It has decay=0.9, dampening=0.
                  sgd(1) | momentum( beta=1)
                                     ^""",
                error("sgd(1) | momentum( beta=1)"));
        assertEquals(
                """
                2:13: momentum.decay must be in [0, 1), got 1.5.
                   | momentum(1.5)
                              ^""",
                error("sgd(1)\n | momentum(1.5)\n | sgd"));
        assertEquals(
                """
                1:20: momentum takes at most 2 values, got 3. It has decay=0.9, dampening=0.
                  momentum(0.1, 0.2, 0.3)
                                     ^""",
                error("momentum(0.1, 0.2, 0.3)"));
        assertEquals(
                """
                1:15: momentum.decay is given twice. Give it once.
                  momentum(0.1, decay=0.2)
                                ^""",
                error("momentum(0.1, decay=0.2)"));
        assertEquals(
                """
                1:19: A value by position cannot follow one by name. Give its name too, or put it first.
                  momentum(decay=1, 0.1)
                                    ^""",
                error("momentum(decay=1, 0.1)"));
    }

    @Test
    void refuses_a_chain_of_a_hundred_thousand_links_at_the_first_too_many() {
        String message = error("sgd | ".repeat(100_000) + "sgd");
        assertEquals(
                "1:60000: This is the link after 10000, and a text may have no more. Write a shorter chain.",
                message.lines().findFirst().orElse(""));
        assertTrue(message.length() < 500, "it shows the place, not all of the text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "sgd(; 5; Expected a name or a value, found the end.",
                "sgd(0.1; 4; This '(' is never closed. Expected ',' or ')', found the end.",
                "momentum(0.9 | sgd; 9; This '(' is never closed. Expected ',' or ')', found the end.",
                "everything(numbers=[1, 2; 20; This '[' is never closed. Expected ',' or ']', found the end.",
                "sgd(0.1 0.2); 9; Expected ',' or ')', found '0'.",
                "sgd(0.1)); 9; Expected '|' or the end, found ')'.",
                "sgd | ; 6; Expected a name or a value, found the end.",
                "| sgd; 1; Expected a name or a value, found '|'.",
                "sgd || sgd; 6; Expected a name or a value, found '|'.",
                "sgd(,); 5; Expected a name or a value, found ','.",
                "sgd(rate=); 10; Expected a name or a value, found ')'.",
                "(sgd; 1; This '(' is never closed. Expected '|' or ')', found the end.",
                "everything(numbers=[1, 2); 25; Expected ',' or ']', found ')'.",
                "everything(text=\"abc); 17; This text has no end. Close it with '\"'.",
                "everything(text=\"a\\qc\"); 19; '\\q' is no escape. Possible are \\\\, \\\", \\n, \\r and \\t.",
                "fast=momentum=0.9; 14; Expected '|' or the end, found '='.",
                "fast=; 6; Expected a name or a value, found the end.",
                "Fast=momentum; 1; 'Fast' is no name for a link. Names are made of a-z, 0-9 and single dashes, such as 'fast'.",
                "momentum(\"decay\"=0.9); 17; Expected ',' or ')', found '='."
            })
    void says_what_it_expected(String text, int column, String sentence) {
        String shown = "\n  " + text + "\n  " + " ".repeat(column - 1) + "^";
        assertEquals("1:" + column + ": " + sentence + shown, error(text));
    }

    @Test
    void writes_out_what_steers_a_terminal() {
        String message = error("sgd | \u0007(1)");
        assertEquals("  sgd | \\u0007(1)\n        ^", message.substring(message.indexOf('\n') + 1));
        assertEquals("1:7: Unknown optimizer '\\u0007'. ", message.substring(0, 33));
    }

    @Test
    void shows_of_a_long_line_what_is_near_the_mistake() {
        String before = "sgd | ".repeat(200);
        String shown = error(before + "sgd(1.5.5)" + " | sgd".repeat(200));
        assertEquals(
                "  …"
                        + (before + "sgd(").substring(before.length() + 4 - 100)
                        + "1.5.5)"
                        + " | sgd".repeat(200).substring(0, 100 - 6)
                        + "…",
                shown.lines().toList().get(1));
    }

    @Test
    void says_that_a_text_is_empty() {
        assertEquals("There is nothing here. Write a component, such as 'sgd(0.05)'.", error(" "));
    }

    @Test
    void refuses_to_nest_without_end() {
        String text = "(".repeat(100_000);
        assertEquals(
                "This is nested more than 100 deep. Write it flatter.",
                assertThrows(CatalogException.class, () -> catalog.parse(Optimizer.class, text))
                        .sentence());
    }

    /** Whatever the text, there is a component or an explanation. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void never_fails_in_another_way(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "sgd",
            "momentum",
            "everything",
            "(",
            ")",
            "[",
            "]",
            ",",
            "|",
            "=",
            "\"",
            "\\",
            " ",
            "\n",
            "0.1",
            "1e9999999999",
            "-",
            "inf",
            "decay",
            "inner",
            "numbers",
            "\0",
            "∞"
        };
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                catalog.parseChain(text.toString());
            } catch (CatalogException e) {
                assertEquals(false, e.sentence().isBlank());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": '" + text + "'", e);
            }
        }
    }
}
