package org.thalweg.cli.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is written builds and works is seen in the integration tests. */
class NewPluginTest {

    @TempDir private Path folder;

    private static String error(String name, String javaPackage) {
        Exception error =
                assertThrows(
                        IllegalArgumentException.class, () -> new NewPlugin(name, javaPackage));
        return String.valueOf(error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "AcmeOptimizer, acme-optimizer",
        "acme_optimizer, acme-optimizer",
        "acme optimizer!, acme-optimizer",
        "3d, acme-optimizer",
        "-, acme-optimizer"
    })
    void a_name_is_in_kebab_case(String name, String suggestion) {
        assertEquals(
                "'"
                        + name
                        + "' is not a name for an optimizer. Write it in kebab case, such as '"
                        + suggestion
                        + "'.",
                error(name, "com.acme"));
    }

    @Test
    void a_name_is_new() {
        assertEquals(
                "There is an optimizer 'adam' already. Choose another name, such as 'my-adam'.",
                error("adam", "com.acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "step, Step, org.thalweg.Step",
        "math, Math, java.lang.Math",
        "list, List, java.util.List"
    })
    void a_name_is_not_that_of_a_type_that_the_record_uses(String name, String type, String taken) {
        assertEquals(
                "A record '"
                        + type
                        + "' would be mistaken for "
                        + taken
                        + ". Choose another name, such as 'my-"
                        + name
                        + "'.",
                error(name, "com.acme"));
    }

    @ParameterizedTest
    @CsvSource({"Com.Acme", "com.2acme", "com..acme", "com.new", "com.acme-rules"})
    void a_package_is_made_of_words(String javaPackage) {
        assertEquals(
                "'"
                        + javaPackage
                        + "' is not a package. Write words of small letters with dots between them, such as 'com.acme'.",
                error("acme-optimizer", javaPackage));
    }

    @ParameterizedTest
    @CsvSource({"org.thalweg", "org.thalweg.acme", "java.acme", "javax"})
    void a_package_is_one_s_own(String javaPackage) {
        assertEquals(
                "The package '"
                        + javaPackage
                        + "' belongs to someone else. Choose your own, such as 'com.acme'.",
                error("acme-optimizer", javaPackage));
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        NewPlugin project = new NewPlugin("acme-optimizer", "com.acme");
        project.write(folder.resolve("empty"));
        Path file = folder.resolve("empty/pom.xml");
        Files.writeString(file, "mine");
        assertEquals(
                folder.resolve("empty")
                        + ": this directory is not empty. Name another with --dir, or remove it.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> project.write(folder.resolve("empty")))
                        .getMessage());
        assertEquals(
                file + ": this is a file. Name another place with --dir.",
                assertThrows(IllegalArgumentException.class, () -> project.write(file))
                        .getMessage());
        assertEquals("mine", Files.readString(file));
    }
}
