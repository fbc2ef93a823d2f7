package org.thalweg.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    private static final List<String> NAMES =
            List.of("sgd", "momentum", "adam", "adagrad", "l1", "l2", "clip-by-global-norm");

    @ParameterizedTest
    @CsvSource({
        "adma, adam",
        "adagard, adagrad",
        "momntum, momentum",
        "mumentun, momentum",
        "ClipByGlobalNrom, clip-by-global-norm",
        "CLIP_BY_GLOBAL_NORM, clip-by-global-norm",
        "sdg, sgd",
        "l3, l1"
    })
    void asks_for_the_closest_name(String given, String meant) {
        assertEquals(" Did you mean '" + meant + "'?", DidYouMean.suggest(given, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"lamb", "''", "x", "mo", "momentummomentum"})
    void asks_nothing_when_no_name_is_close(String given) {
        assertEquals("", DidYouMean.suggest(given, NAMES));
    }

    @Test
    void asks_nothing_when_there_is_no_name() {
        assertEquals("", DidYouMean.suggest("adam", List.of()));
    }

    @Test
    void asks_nothing_about_what_is_too_long_for_a_name() {
        assertEquals("", DidYouMean.suggest("a".repeat(100_000), Collections.nCopies(1000, "aab")));
        assertEquals("", DidYouMean.suggest("a".repeat(201), List.of("a".repeat(200))));
        assertEquals(
                " Did you mean '" + "a".repeat(201) + "'?",
                DidYouMean.suggest("a".repeat(200), List.of("a".repeat(201))));
        assertEquals("", DidYouMean.suggest("a".repeat(200), List.of("a".repeat(10_000_000))));
    }

    @Test
    void asks_the_same_whatever_the_order_of_the_names() {
        assertEquals(
                " Did you mean 'beta1'?", DidYouMean.suggest("beta", List.of("beta2", "beta1")));
        assertEquals(
                " Did you mean 'beta1'?", DidYouMean.suggest("beta", List.of("beta1", "beta2")));
    }

    /** Textbook distances: Wagner and Fischer 1974; "ca" to "abc" is 3 as no letter is edited twice. */
    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "saturday, sunday, 3",
        "ca, abc, 3",
        "ab, ba, 1",
        "'', abc, 3",
        "abc, '', 3",
        "same, same, 0"
    })
    void counts_the_edits_between_two_words(String a, String b, int edits) {
        assertEquals(edits, DidYouMean.distance(a, b));
        assertEquals(edits, DidYouMean.distance(b, a));
    }
}
