package org.thalweg.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Upward;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.plugin.Examined.Result;
import org.thalweg.cli.plugin.PluginCheck.Remark;
import org.thalweg.engine.Chain;
import org.thalweg.optimizers.Sgd;
import org.thalweg.testkit.Compliance;

class PluginCheckTest {

    private static final String FAULT = "treats_both_signs_alike";

    @TempDir private Path folder;

    private Path jar(Map<String, String> services, Class<?>... classes) throws IOException {
        Path file = folder.resolve("acme.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(jar);
                }
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                jar.putNextEntry(new JarEntry("META-INF/services/org.thalweg." + service.getKey()));
                jar.write(service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path upward() throws IOException {
        return jar(Map.of("Optimizer", Upward.class.getName()), Upward.class);
    }

    private static Class<?> hidden() {
        try {
            return Class.forName("com.acme.Hidden");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PluginCheck check(Path plugin, String... excused) {
        return PluginCheck.of(plugin, false, Set.of(excused));
    }

    @Test
    void an_obligation_that_is_not_met_is_named() throws IOException {
        PluginCheck check = check(upward());
        assertEquals(List.of(), check.problems());
        assertFalse(check.passed());
        Examined trial = check.examined().get(0);
        assertEquals("upward(limit=0.5)", trial.component());
        List<Result> failed =
                trial.results().stream()
                        .filter(one -> one.compliance().outcome() == Compliance.Outcome.FAILED)
                        .toList();
        assertThat(failed).extracting(Result::obligation).containsExactly(FAULT);
        assertEquals(13, failed.get(0).number());
        assertThat(failed.get(0).compliance().reason()).endsWith(".");
    }

    @Test
    void an_obligation_is_excused_by_its_name_alone_or_with_the_component_s() throws IOException {
        for (String excuse : List.of(FAULT, "upward." + FAULT)) {
            PluginCheck check = check(upward(), excuse);
            assertTrue(check.passed());
            assertThat(check.examined().get(0).results())
                    .contains(
                            new Result(
                                    13,
                                    FAULT,
                                    new Compliance(
                                            Compliance.Outcome.NOT_APPLICABLE,
                                            "Excused by request.")));
        }
    }

    @Test
    void an_excuse_for_nothing_is_an_error() throws IOException {
        Path jar = upward();
        assertEquals(
                "No component here has the obligation 'treats_both_sings_alike'. Did you mean 'treats_both_signs_alike'? Without excuses all are listed.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> check(jar, "treats_both_sings_alike"))
                        .getMessage());
    }

    @Test
    void a_component_that_cannot_be_used_is_a_problem_and_the_others_are_tried()
            throws IOException {
        Path jar =
                jar(
                        Map.of("Optimizer", Upward.class.getName(), "Schedule", "com.acme.Hidden"),
                        Upward.class,
                        hidden());
        PluginCheck check = check(jar, FAULT);
        assertFalse(check.passed());
        assertEquals(
                List.of(
                        new Remark(
                                jar
                                        + ": com.acme.Hidden cannot be loaded: it is not public."
                                        + " Make the record public and give it a public no-argument constructor.",
                                false)),
                check.problems());
        assertEquals(1, check.examined().size());
    }

    @Test
    void copies_of_the_program_s_components_are_not_the_plug_in_s() throws IOException {
        PluginCheck check =
                check(
                        jar(
                                Map.of(
                                        "Optimizer",
                                        Sgd.class.getName() + "\n" + Upward.class.getName()),
                                Sgd.class,
                                Upward.class),
                        FAULT);
        assertTrue(check.passed());
        assertThat(check.examined()).extracting(Examined::name).containsExactly("upward");
    }

    @Test
    void classes_of_the_program_are_too_much_but_no_harm() throws IOException {
        Path jar = jar(Map.of("Optimizer", Upward.class.getName()), Upward.class, Chain.class);
        PluginCheck check = check(jar, FAULT);
        assertTrue(check.passed());
        assertThat(check.problems())
                .contains(
                        new Remark(
                                jar
                                        + ": this JAR contains a class of the program itself,"
                                        + " org.thalweg.engine.Chain. Its own components are taken from"
                                        + " the program. A plug-in needs none: give"
                                        + " optimizer-impl and optimizer-testkit the scope test.",
                                true));
    }

    @Test
    void what_is_in_the_jar_is_told() throws IOException {
        JarFacts facts = check(upward(), FAULT).jars().get(0);
        assertEquals("acme.jar", facts.file());
        assertThat(facts.sha256()).matches("[0-9a-f]{64}");
        assertEquals(OptionalInt.of(17), facts.java());
        assertEquals(1, facts.classes());
        assertEquals("", facts.version());
        assertEquals(Optional.empty(), facts.apiVersion());
    }

    @Test
    void what_is_no_jar_has_problems_and_no_facts() throws IOException {
        Path file = Files.writeString(folder.resolve("acme.jar"), "not a JAR");
        PluginCheck check = check(file, FAULT);
        assertFalse(check.passed());
        assertEquals(List.of(), check.jars());
        assertEquals(List.of(), check.examined());
        assertThat(check.problems().get(0).message())
                .startsWith(file + ": this is not a complete JAR");
    }
}
