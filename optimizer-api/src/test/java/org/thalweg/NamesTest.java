package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @Describe(name = "rmsprop")
    record RmsProp() implements Component {}

    record ClipByGlobalNorm() implements Component {}

    @ParameterizedTest
    @CsvSource({
        "ClipByGlobalNorm, clip-by-global-norm",
        "Sgd, sgd",
        "L1, l1",
        "AdamW, adam-w",
        "LBFGS, lbfgs",
        "LBFGSUpdate, lbfgs-update",
        "Top5Accuracy, top5-accuracy",
        "learningRate, learning-rate"
    })
    void a_dash_stands_where_a_word_begins(String camel, String kebab) {
        assertEquals(kebab, Names.kebab(camel));
    }

    @Test
    void a_component_has_its_described_name_or_that_of_its_type() {
        assertEquals("rmsprop", new RmsProp().name());
        assertEquals("clip-by-global-norm", new ClipByGlobalNorm().name());
    }
}
