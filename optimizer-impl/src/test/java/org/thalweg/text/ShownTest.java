package org.thalweg.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "größe ü 😀, größe ü 😀",
        "a\u0000b, a\\u0000b",
        "a\u001b[31m, a\\u001b[31m",
        "'a\nb\r\tc', a\\nb\\r\\tc",
        "\u202etxt\u202c, \\u202etxt\\u202c",
        "a\u0085\u2028b, a\\u0085\\u2028b",
        "a\ud800b, a\\ud800b",
    })
    void control_characters_are_written_out(String text, String shown) {
        assertEquals(shown, Shown.of(text));
    }

    @Test
    void long_texts_are_cut_between_characters() {
        String text = "z".repeat(80);
        assertEquals(text, Shown.of(text));
        assertEquals(text + "… (1,081 characters)", Shown.of(text + "z".repeat(1001)));
        assertEquals("a… (4 characters)", Shown.of("a😀b", 2));
    }
}
