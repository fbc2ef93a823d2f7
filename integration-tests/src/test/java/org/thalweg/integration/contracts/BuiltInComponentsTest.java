package org.thalweg.integration.contracts;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.Component;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.testkit.Compliance;
import org.thalweg.testkit.Contract;
import org.thalweg.testkit.Obligation;

class BuiltInComponentsTest {

    /** Whatever is registered is tried, so that a new component cannot be forgotten. */
    @TestFactory
    Stream<DynamicNode> every_component_meets_its_obligations() {
        return subjects()
                .map(
                        subject ->
                                dynamicContainer(
                                        Notation.printWhole(subject),
                                        Contract.of(subject).stream()
                                                .map(BuiltInComponentsTest::test)));
    }

    private static DynamicNode test(Obligation obligation) {
        return dynamicTest(
                obligation.number() + " " + obligation.name(),
                () -> {
                    Compliance compliance = obligation.compliance();
                    assertNotEquals(
                            Compliance.Outcome.FAILED, compliance.outcome(), compliance.reason());
                });
    }

    private static Stream<Component> subjects() {
        return Stream.concat(
                Arrays.stream(Kind.values()).flatMap(BuiltInComponentsTest::registered),
                Configured.ALL.stream());
    }

    private static Stream<? extends Component> registered(Kind kind) {
        return ServiceLoader.load(kind.type()).stream().map(ServiceLoader.Provider::get);
    }

    @Test
    void every_kind_has_components() {
        for (Kind kind : Kind.values()) {
            List<Component> found = new ArrayList<>();
            registered(kind).forEach(found::add);
            assertTrue(found.size() >= 1, kind.plural());
        }
    }
}
