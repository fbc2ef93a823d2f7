package org.thalweg.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
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
                new String[] {"optimizers", "clipping", "schedules", "models", "losses"}) {
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

    @Test
    void dependencies_point_one_way() {
        String[] above = {"org.thalweg.experiments..", "org.thalweg.testkit.."};
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(above)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above));
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("org.thalweg.engine", "org.thalweg.backprop")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.thalweg.catalog", "org.thalweg.training"));
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
                        .resideOutsideOfPackages(
                                "org.thalweg.experiments.cli..", "org.thalweg.experiments.run..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
    }
}
