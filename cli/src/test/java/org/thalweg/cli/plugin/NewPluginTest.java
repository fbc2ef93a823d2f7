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
                        IllegalArgumentException.class,
                        () -> new NewPlugin(Beginning.OPTIMIZER, name, javaPackage));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            quoteCharacter = '"',
            value = {
                "LOSS:Huber!:'Huber!' is not a name for a loss. Write it in kebab case, such as 'huber'.",
                "REGULARIZER:3d:'3d' is not a name for a regularizer. Write it in kebab case, such as 'acme-regularizer'.",
                "REGULARIZER:l1:There is a regularizer 'l1' already. Choose another name, such as 'my-l1'.",
                "WRAPPER:accumulate:There is an optimizer 'accumulate' already. Choose another name, such as 'my-accumulate'."
            })
    void a_name_is_one_for_its_kind(Beginning beginning, String name, String message) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new NewPlugin(beginning, name, "com.acme"))
                        .getMessage());
    }

    @Test
    void a_word_stands_for_a_kind() {
        assertEquals(Beginning.WRAPPER, Beginning.of("Wrapper"));
        assertEquals(
                "Unknown kind 'los'. Did you mean 'loss'? Available: optimizer, wrapper, regularizer, loss, model, schedule, problem.",
                assertThrows(IllegalArgumentException.class, () -> Beginning.of("los"))
                        .getMessage());
    }

    /** Names need be new within a kind alone. */
    @Test
    void a_schedule_may_have_the_name_of_a_loss() {
        new NewPlugin(Beginning.SCHEDULE, "huber", "com.acme");
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
        "list, List, java.util.List",
        "node, Node, org.thalweg.graph.Node",
        "kernel, Kernel, org.thalweg.Optimizer.Kernel"
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
        NewPlugin project = new NewPlugin(Beginning.OPTIMIZER, "acme-optimizer", "com.acme");
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
