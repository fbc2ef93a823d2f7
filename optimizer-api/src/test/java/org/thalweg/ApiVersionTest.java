package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @Test
    void is_the_version_of_the_artifact() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<version>" + ApiVersion.CURRENT + "."), pom);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, true",
        "0.2, 0.1, false",
        "0.1, 0.2, false",
        "0.1, 1.1, false",
        "1.0, 1.3, true",
        "1.3, 1.0, true",
        "2.0, 1.0, false"
    })
    void accepts_what_was_built_against_a_compatible_one(
            String here, String plugin, boolean accepted) {
        assertEquals(accepted, ApiVersion.parse(here).accepts(ApiVersion.parse(plugin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.14", " 3.14 ", "3.14.0-SNAPSHOT", "3.14-beta.2"})
    void reads_the_first_two_numbers(String text) {
        assertEquals(new ApiVersion(3, 14), ApiVersion.parse(text));
        assertEquals("3.14", ApiVersion.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "one", "1.x", "1.2;3", "99999999999.0"})
    void says_what_a_version_looks_like(String text) {
        assertEquals(
                "'" + text + "' is not a version. Write it as '0.2'.",
                assertThrows(IllegalArgumentException.class, () -> ApiVersion.parse(text))
                        .getMessage());
    }
}
