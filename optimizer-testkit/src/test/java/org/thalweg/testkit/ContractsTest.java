package org.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;
import org.thalweg.Component;

/** Contracts, the obligations behind them and the documentation say the same. */
class ContractsTest {

    private static final Path DOCUMENT = Path.of("../docs/writing-an-optimizer.md");
    private static final Pattern ENTRY = Pattern.compile("(\\d+)\\. \\*\\*(\\w+)\\*\\* .*");

    static Stream<Arguments> contracts() {
        return Stream.of(
                arguments(OptimizerContract.class, new OptimizerMutants.Halves()),
                arguments(RegularizerContract.class, new RegularizerMutants.Shared()),
                arguments(ScheduleContract.class, new ScheduleMutants.Inverse()),
                arguments(LossContract.class, new LossMutants.Squares()),
                arguments(ModelContract.class, new ModelMutants.Softsign()),
                arguments(ProblemContract.class, new ProblemMutants.Bowl()));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void a_contract_has_a_test_for_each_obligation(Class<?> contract, Component subject) {
        assertEquals(
                names(Contract.of(subject)).stream().sorted().toList(),
                tests(contract).map(Method::getName).sorted().toList());
    }

    private static Stream<Method> tests(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class));
    }

    private static List<String> names(List<Obligation> obligations) {
        return obligations.stream().map(Obligation::name).toList();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void the_numbers_of_a_contract_have_no_gaps(Class<?> contract, Component subject) {
        List<Obligation> obligations = Contract.of(subject);
        assertEquals(
                IntStream.rangeClosed(1, obligations.size()).boxed().toList(),
                obligations.stream().map(Obligation::number).toList(),
                contract.getSimpleName());
    }

    /** Each test is run on obligations of which its own alone fails, then on those of which its own alone does not. */
    @ParameterizedTest
    @MethodSource("contracts")
    void a_test_tries_the_obligation_of_its_name(Class<?> contract, Component subject) {
        for (Method test : tests(contract).toList()) {
            InvocationTargetException failure =
                    assertThrows(
                            InvocationTargetException.class,
                            () -> test.invoke(stub(contract, subject, test.getName(), true)));
            assertInstanceOf(AssertionError.class, failure.getCause());
            assertDoesNotThrow(() -> test.invoke(stub(contract, subject, test.getName(), false)));
        }
    }

    private static Object stub(
            Class<?> contract, Component subject, String name, boolean itsOwnFails) {
        List<Obligation> obligations =
                Contract.of(subject).stream()
                        .map(
                                real ->
                                        new Obligation(
                                                real.number(),
                                                real.name(),
                                                () ->
                                                        real.name().equals(name) == itsOwnFails
                                                                ? new Compliance(
                                                                        Compliance.Outcome.FAILED,
                                                                        "So.")
                                                                : Compliance.MET))
                        .toList();
        InvocationHandler handler =
                (proxy, method, arguments) ->
                        method.getName().equals("obligations")
                                ? obligations
                                : InvocationHandler.invokeDefault(proxy, method, arguments);
        return Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, handler);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void the_document_describes_each_obligation(Class<?> contract, Component subject)
            throws IOException {
        Map<String, Map<Integer, String>> document = document();
        Map<Integer, String> described =
                new LinkedHashMap<>(section(document, "ComponentContract"));
        described.putAll(section(document, contract.getSimpleName()));
        Map<Integer, String> obligations = new LinkedHashMap<>();
        Contract.of(subject).forEach(one -> obligations.put(one.number(), one.name()));
        assertEquals(obligations, described);
    }

    private static Map<Integer, String> section(
            Map<String, Map<Integer, String>> document, String name) {
        return document.getOrDefault(name, Map.of());
    }

    private static Map<String, Map<Integer, String>> document() throws IOException {
        Map<String, Map<Integer, String>> sections = new LinkedHashMap<>();
        Map<Integer, String> open = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("### ")) {
                open = new LinkedHashMap<>();
                sections.put(line.substring(4), open);
            }
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                open.put(Integer.valueOf(entry.group(1)), entry.group(2));
            }
        }
        return sections;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SignSgd", "SignSgdTest"})
    void the_example_in_the_document_is_the_one_that_is_compiled_and_run(String name)
            throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/org/thalweg/testkit", name + ".java"));
        int end = source.lastIndexOf("import ");
        String code = source.substring(source.indexOf('\n', Math.max(end, 0))).strip();
        String document = Files.readString(DOCUMENT);
        assertTrue(document.contains(code), code);
    }

    @Test
    void a_failure_names_the_number_and_the_reason() {
        List<Obligation> obligations = Contract.of(new OptimizerMutants.ClipsFromAbove());
        AssertionError failure =
                assertThrows(
                        AssertionError.class,
                        () -> Held.by(obligations, "treats_both_signs_alike"));
        assertEquals(
                "Obligation 13: " + obligations.get(12).compliance().reason(),
                failure.getMessage());
    }

    @Test
    void what_does_not_apply_aborts_the_test() {
        List<Obligation> obligations = Contract.of(new OptimizerMutants.Normalises());
        TestAbortedException aborted =
                assertThrows(
                        TestAbortedException.class,
                        () -> Held.by(obligations, "keeps_the_promise_of_its_scope"));
        assertEquals(
                "Obligation 8: It declares Scope.VECTOR, which promises nothing.",
                aborted.getMessage());
    }

    @Test
    void what_a_component_throws_is_a_reason_to_fail() {
        Obligation broken =
                new Obligations()
                        .add(
                                "is_fine",
                                () -> {
                                    throw new ArrayIndexOutOfBoundsException("Index 7 out of 7");
                                })
                        .list()
                        .get(0);
        assertEquals(
                new Compliance(
                        Compliance.Outcome.FAILED,
                        "It throws java.lang.ArrayIndexOutOfBoundsException: Index 7 out of 7."),
                broken.compliance());
    }

    @Test
    void a_component_of_no_kind_has_no_contract() {
        record Stray() implements Component {}
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Contract.of(new Stray()));
        assertEquals(
                "stray is no optimizer, regularizer, loss, model, schedule or problem.",
                refusal.getMessage());
    }
}
