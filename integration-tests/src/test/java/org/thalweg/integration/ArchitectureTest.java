package org.thalweg.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not check. */
class ArchitectureTest {

    private static final String API = "org.thalweg";
    private static final String GRAPH = "org.thalweg.graph";

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("test-classes"))
                    .importPackages("org.thalweg");

    private static void holds(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    void the_api_depends_on_the_jdk_alone() {
        holds(
                classes()
                        .that()
                        .resideInAnyPackage(API, GRAPH)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(API, GRAPH, "java..", "org.jspecify.."));
    }

    @Test
    void regularizers_depend_on_the_api_alone_like_anyone_s_plug_in() {
        holds(
                classes()
                        .that()
                        .resideInAPackage("org.thalweg.regularizers")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                API,
                                GRAPH,
                                "org.thalweg.regularizers",
                                "java..",
                                "org.jspecify.."));
    }

    @Test
    void components_depend_on_the_api_alone() {
        for (String components :
                new String[] {
                    "optimizers", "clipping", "schedules", "models", "losses", "problems"
                }) {
            String own = "org.thalweg." + components;
            holds(
                    classes()
                            .that()
                            .resideInAPackage(own)
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(API, GRAPH, own, "java..", "org.jspecify.."));
        }
    }

    private static final String VECTORS = "jdk.incubator.vector..";

    /** The modules in the order of their dependencies, each with its packages. */
    private static final String[][] MODULES = {
        {API, GRAPH},
        {
            "org.thalweg.backprop",
            "org.thalweg.catalog",
            "org.thalweg.clipping",
            "org.thalweg.data",
            "org.thalweg.engine",
            "org.thalweg.files",
            "org.thalweg.kernels",
            "org.thalweg.losses",
            "org.thalweg.models",
            "org.thalweg.optimizers",
            "org.thalweg.parameters",
            "org.thalweg.problems",
            "org.thalweg.random",
            "org.thalweg.records",
            "org.thalweg.schedules",
            "org.thalweg.text",
            "org.thalweg.training",
            "org.thalweg.wrappers"
        },
        {"org.thalweg.regularizers"},
        {"org.thalweg.datasets"},
        {"org.thalweg.testkit"},
        {"org.thalweg.experiments.."},
        {"org.thalweg.cli.."}
    };

    @Test
    void dependencies_point_one_way() {
        for (int i = 0; i < MODULES.length - 1; i++) {
            String[] above =
                    Arrays.stream(MODULES, i + 1, MODULES.length)
                            .flatMap(Arrays::stream)
                            .toArray(String[]::new);
            holds(
                    noClasses()
                            .that()
                            .resideInAnyPackage(MODULES[i])
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above));
        }
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("org.thalweg.engine", "org.thalweg.backprop")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.thalweg.catalog", "org.thalweg.training"));
    }

    @Test
    void every_package_is_of_a_module() {
        holds(
                classes()
                        .should()
                        .resideInAnyPackage(
                                Arrays.stream(MODULES)
                                        .flatMap(Arrays::stream)
                                        .toArray(String[]::new)));
    }

    @Test
    void the_engine_names_no_regularizer_and_has_guava_alone_behind_it() {
        holds(
                classes()
                        .that()
                        .resideInAnyPackage(MODULES[1])
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                Stream.of(
                                                MODULES[0],
                                                MODULES[1],
                                                new String[] {
                                                    "java..",
                                                    "org.jspecify..",
                                                    "com.google.common..",
                                                    VECTORS
                                                })
                                        .flatMap(Arrays::stream)
                                        .toArray(String[]::new)));
    }

    /** Others are loaded where the JVM has no such module. */
    @Test
    void vectors_are_used_by_vector_kernels_alone() {
        holds(
                noClasses()
                        .that()
                        .haveSimpleNameNotStartingWith("Vector")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(VECTORS));
        holds(
                noClasses()
                        .that()
                        .haveSimpleNameNotStartingWith("Vector")
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameStartingWith("VectorKernels"));
    }

    @Test
    void experiments_know_no_command_line_and_no_test_kit() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("org.thalweg.experiments..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("picocli..", "org.thalweg.testkit.."));
    }

    @Test
    void decompositions_and_distributions_are_of_experiments_alone() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.thalweg.experiments..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.commons.."));
    }

    private static final String EXPERIMENTS = "org.thalweg.experiments.";

    @Test
    void findings_are_facts_words_say_them_and_the_report_lays_them_out() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage(EXPERIMENTS + "findings")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(EXPERIMENTS + "words", EXPERIMENTS + "report"));
        holds(
                noClasses()
                        .that()
                        .resideInAPackage(EXPERIMENTS + "words")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(EXPERIMENTS + "report"));
    }

    /** A stream of random numbers, and messages of exceptions. */
    private static final Set<String> NO_SENTENCES =
            Set.of("sign flips", " was not evaluated on ", "Looking up does not wait.");

    @Test
    void findings_hold_no_sentences() throws IOException {
        Pattern twoWords = Pattern.compile("\\p{Alpha} \\p{Alpha}");
        List<String> sentences = new ArrayList<>();
        for (JavaClass one : ALL) {
            if (one.getPackageName().equals(EXPERIMENTS + "findings")) {
                for (String constant : StringConstants.of(one)) {
                    if (twoWords.matcher(constant).find() && !NO_SENTENCES.contains(constant)) {
                        sentences.add(one.getSimpleName() + ": " + constant);
                    }
                }
            }
        }
        assertThat(sentences).isEmpty();
    }

    @Test
    void packages_have_no_cycles() {
        holds(slices().matching("org.thalweg.(**)").should().beFreeOfCycles());
    }

    @Test
    void names_say_what_a_thing_is() {
        holds(
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*\\.(\\w*(Util|Utils|Helper|Manager|Impl)|Abstract\\w*|Base\\w*)"));
    }

    /** Who reads of a node or a path knows which. */
    @Test
    void simple_names_of_types_are_used_once() {
        Set<String> seen = new HashSet<>();
        Set<String> twice =
                ALL.stream()
                        .filter(
                                type ->
                                        type.isTopLevelClass()
                                                && !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !seen.add(name))
                        .collect(Collectors.toSet());
        assertEquals(Set.of(), twice);
    }

    @Test
    void there_is_no_static_mutable_state() {
        holds(
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal());
    }

    @Test
    void nobody_prints_but_the_command_line() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.thalweg.cli..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
    }
}
