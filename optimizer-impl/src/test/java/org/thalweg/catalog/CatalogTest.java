package org.thalweg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Per;
import org.thalweg.Schedule;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.clipping.ClipByNorm;
import org.thalweg.clipping.Norm;
import org.thalweg.engine.Chain;
import org.thalweg.losses.Huber;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.records.Kind;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;

class CatalogTest {

    private final Catalog catalog =
            Catalog.builder().components(new Everything(), new Nothing()).build();

    /** A schedule without hyper-parameters. */
    public record Nothing() implements Schedule {
        @Override
        public double at(org.thalweg.Clock clock) {
            return 0;
        }
    }

    private static String error(Runnable what) {
        return String.valueOf(assertThrows(CatalogException.class, what::run).getMessage());
    }

    @Test
    void finds_components_of_all_kinds_on_the_class_path() {
        assertEquals(new Momentum(), catalog.create(Kind.OPTIMIZER, "momentum", Map.of()));
        assertEquals(new Huber(2), catalog.create(Loss.class, "huber", Map.of("delta", 2)));
        assertEquals(new Linear(), catalog.parse(Model.class, "linear"));
        assertEquals(new Constant(3), catalog.parse(Schedule.class, "constant(3)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip-by-norm", "ClipByNorm", "CLIP_BY_NORM", "clipbynorm"})
    void compares_names_without_case_and_dashes(String name) {
        assertEquals(
                new ClipByNorm(2, 1e-6, Norm.LARGEST_ELEMENT),
                catalog.create(
                        Kind.OPTIMIZER,
                        name,
                        Map.of("MAX", 2, "epsilon", 1e-6, "Norm", "largestElement")));
    }

    static List<Object> momenta() {
        return List.of(
                "momentum(0.5)",
                " Momentum ( decay = 0.5 ) ",
                "momentum(0.5, 0)",
                "(momentum(5e-1))",
                Map.of("momentum", 0.5),
                Map.of("momentum", "0.5"),
                Map.of("momentum", new BigDecimal("0.5")),
                Map.of("momentum", List.of(0.5)),
                Map.of("momentum", List.of(0.5, 0)),
                Map.of("momentum", Map.of("decay", 0.5)),
                Map.of("momentum", Map.of("decay", 0.5, "dampening", BigInteger.ZERO)),
                new Momentum(0.5));
    }

    @ParameterizedTest
    @MethodSource("momenta")
    void reads_every_form_of_the_same_component(Object tree) {
        Optimizer made = catalog.read(Optimizer.class, tree);
        assertEquals(Chain.of(new Momentum(0.5)), catalog.readChain(tree));
        assertTrue(made.equals(new Momentum(0.5)) || made.equals(Chain.of(new Momentum(0.5))));
    }

    @Test
    void takes_a_name_without_values_as_the_defaults() {
        assertEquals(new Momentum(), catalog.read(Optimizer.class, "momentum"));
        assertEquals(new Momentum(), catalog.parse(Optimizer.class, "momentum()"));
        Map<String, Object> bare = Collections.singletonMap("momentum", null);
        assertEquals(new Momentum(), catalog.read(Optimizer.class, bare));
        assertEquals(new Momentum(), catalog.read(Optimizer.class, Map.of("momentum", Map.of())));
        assertEquals(new Momentum(), catalog.read(Optimizer.class, Map.of("momentum", List.of())));
    }

    @Test
    void makes_chains_of_pipes_and_lists() {
        Chain chain = Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05));
        assertEquals(
                chain,
                catalog.parseChain("clip-by-global-norm(1) | momentum(decay=0.9) | sgd(0.05)"));
        assertEquals(chain, catalog.parse(Optimizer.class, chain.toString()));
        assertEquals(
                chain,
                catalog.parseChain("clip-by-global-norm(1) | (momentum(0.9) | (sgd(0.05)))"));
        assertEquals(
                chain,
                catalog.readChain(
                        List.of(
                                Map.of("clip-by-global-norm", 1),
                                "momentum",
                                Map.of("sgd", 0.05))));
        assertEquals(
                chain,
                catalog.readChain(List.of("clip-by-global-norm(1) | momentum", "sgd(0.05)")));
        assertEquals(Chain.of(), catalog.parseChain("()"));
        assertEquals(Chain.of(), catalog.readChain(List.of()));
    }

    @Test
    void nests_components_in_components() {
        Schedule cosine = new CosineDecay(0.5, 0, 0, Per.STEP, true);
        Sgd sgd = new Sgd(new Warmup(cosine, 7, 0, Per.STEP));
        assertEquals(
                sgd, catalog.parse(Optimizer.class, "sgd(warmup(cosine-decay(0.5, per=step), 7))"));
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("then", Map.of("cosine-decay", Map.of("value", 0.5, "per", "Step")));
        inner.put("length", 7);
        assertEquals(sgd, catalog.read(Optimizer.class, Map.of("sgd", Map.of("warmup", inner))));
        assertEquals(
                sgd,
                catalog.read(
                        Optimizer.class,
                        Map.of("sgd", Map.of("learning_rate", Map.of("warmup", inner)))));
        assertEquals(
                new Sgd(cosine),
                catalog.create(Kind.OPTIMIZER, "sgd", Map.of("learningRate", cosine)));
        assertEquals(new Sgd(new StepDecay()), catalog.parse(Optimizer.class, "sgd(step-decay)"));
        assertEquals(new Constant(0.1), catalog.read(Schedule.class, 0.1));
    }

    @Test
    void puts_an_optimizer_or_a_chain_inside_an_optimizer() {
        Chain inner = Chain.of(new Momentum(0.9), new Sgd(0.1));
        for (Object tree :
                List.of(
                        "everything(inner=momentum(0.9) | sgd(0.1))",
                        "everything(inner = momentum(0.9) | sgd(0.1))",
                        Map.of("everything", Map.of("inner", "momentum(0.9) | sgd(0.1)")),
                        Map.of("everything", Map.of("inner", List.of("momentum", "sgd(0.1)"))))) {
            Everything made =
                    assertInstanceOf(Everything.class, catalog.read(Optimizer.class, tree));
            assertEquals(inner, made.inner());
        }
    }

    @Test
    void reads_values_of_every_type() {
        Everything made =
                (Everything)
                        catalog.parse(
                                Optimizer.class,
                                """
                                everything(inf, -.5, 1e3, 9007199254740993, TRUE, that_one, "a | \\"b\\"",
                                           [1, 2.5], [x, "y z"], [[1], []], 3, [0.1, step-decay])""");
        assertEquals(Double.POSITIVE_INFINITY, made.number());
        assertEquals(-0.5, made.free());
        assertEquals(1000, made.count());
        assertEquals(9007199254740993L, made.longCount());
        assertTrue(made.flag());
        assertSame(Everything.Choice.THAT_ONE, made.choice());
        assertEquals("a | \"b\"", made.text());
        assertEquals(List.of(1.0, 2.5), made.numbers());
        assertEquals(List.of("x", "y z"), made.texts());
        assertEquals(List.of(List.of(1), List.of()), made.nested());
        assertEquals(new Constant(3), made.rate());
        assertEquals(List.of(new Constant(0.1), new StepDecay()), made.rates());
    }

    @Test
    void leaves_the_prototype_as_it_is() {
        catalog.parse(Optimizer.class, "adam(0.5)");
        assertEquals(new Adam(), catalog.parse(Optimizer.class, "adam"));
    }

    @Test
    void says_what_an_unknown_name_may_have_meant() {
        assertEquals(
                "Unknown optimizer 'adma'. Did you mean 'adam'? Available: "
                        + String.join(
                                ", ",
                                catalog.entries(Kind.OPTIMIZER).stream().map(Entry::name).toList())
                        + ".",
                error(() -> catalog.parse(Optimizer.class, "adma")));
        assertEquals(
                "Unknown model 'foo'. Available: factorised, hidden-layer, linear.",
                error(() -> catalog.create(Kind.MODEL, "foo", Map.of())));
        assertEquals(
                "Unknown regularizer 'l2'. Available: none.",
                error(() -> catalog.create(Kind.REGULARIZER, "l2", Map.of())));
        assertEquals(
                "'Momentum' is an optimizer, not a model. Available: factorised, hidden-layer, linear.",
                error(() -> catalog.parse(Model.class, "Momentum")));
    }

    @Test
    void says_which_hyper_parameters_there_are() {
        assertEquals(
                "momentum has no parameter 'beta'. It has decay=0.9, dampening=0.",
                error(() -> catalog.create(Kind.OPTIMIZER, "momentum", Map.of("beta", 1))));
        assertEquals(
                "momentum has no parameter 'decy'. Did you mean 'decay'? It has decay=0.9, dampening=0.",
                error(() -> catalog.create(Kind.OPTIMIZER, "momentum", Map.of("decy", 1))));
        assertEquals(
                "nothing has no parameter 'x'. It has none.",
                error(() -> catalog.create(Kind.SCHEDULE, "nothing", Map.of("x", 1))));
        assertEquals(
                "sgd has no parameter 'rate'. It has learning-rate=0.01.",
                error(() -> catalog.create(Kind.OPTIMIZER, "sgd", Map.of("rate", 1))));
    }

    @Test
    void knows_what_a_hyper_parameter_was_called_before() {
        try (Catalog standard = Catalog.standard()) {
            assertEquals(
                    "step-decay has no parameter 'Unit'. Did you mean 'per'? It has value=0.1, size=10, factor=0.5, per=epoch.",
                    error(() -> standard.create(Kind.SCHEDULE, "step-decay", Map.of("Unit", 1))));
            assertEquals(
                    "step-decay has no parameter '_'. It has value=0.1, size=10, factor=0.5, per=epoch.",
                    error(() -> standard.create(Kind.SCHEDULE, "step-decay", Map.of("_", 1))));
        }
    }

    @Test
    void counts_values_by_position() {
        assertEquals(
                "momentum takes at most 2 values, got 3. It has decay=0.9, dampening=0.",
                error(() -> catalog.read(Optimizer.class, Map.of("momentum", List.of(0, 0, 0)))));
        assertEquals(
                "huber takes one value, got 2. It has delta=1.",
                error(() -> catalog.read(Loss.class, Map.of("huber", List.of(1, 2)))));
        assertEquals(
                "nothing takes no value, got 1. It has none.",
                error(() -> catalog.read(Schedule.class, Map.of("nothing", 1))));
    }

    @Test
    void refuses_the_same_hyper_parameter_twice() {
        Map<String, Object> twice = new LinkedHashMap<>();
        twice.put("decay", 0.5);
        twice.put("Decay", 0.6);
        assertEquals(
                "momentum.decay is given twice. Give it once.",
                error(() -> catalog.create(Kind.OPTIMIZER, "momentum", twice)));
    }

    static List<List<Object>> wrongValues() {
        String ends = "everything.";
        return List.of(
                List.of("number", "abc", ends + "number must be a number, got 'abc'."),
                List.of("number", true, ends + "number must be a number, got 'true'."),
                List.of("number", List.of(1), ends + "number must be a number, got a list."),
                List.of("number", Map.of("a", 1), ends + "number must be a number, got a map."),
                List.of("number", "0x1", ends + "number must be a number, got '0x1'."),
                List.of("number", -1, ends + "number must be in [0, ∞], got -1."),
                List.of("number", "nan", ends + "number must be in [0, ∞], got nan."),
                List.of("free", "-.inf", ends + "free must be finite, got -.inf."),
                List.of("free", Double.NaN, ends + "free must be finite, got NaN."),
                List.of("free", "1e999", ends + "free must be finite, got 1e999."),
                List.of("count", 1.5, ends + "count must be a whole number, got 1.5."),
                List.of("count", "1e-400", ends + "count must be a whole number, got 1e-400."),
                List.of(
                        "count",
                        1e12,
                        ends
                                + "count must be a whole number from -2147483648 to 2147483647, got 1.0E12."),
                List.of(
                        "longCount",
                        "1e999999999",
                        ends
                                + "long-count must be a whole number from -9223372036854775808 to 9223372036854775807, got 1e999999999."),
                List.of("count", 0, ends + "count must be in [1, ∞), got 0."),
                List.of("count", "inf", ends + "count must be a whole number, got inf."),
                List.of("flag", 1, ends + "flag must be true or false, got 1."),
                List.of("flag", "yes", ends + "flag must be true or false, got 'yes'."),
                List.of(
                        "choice",
                        "that-on",
                        ends
                                + "choice must be this or that-one, got 'that-on'. Did you mean 'that-one'?"),
                List.of("text", List.of(), ends + "text must be a text, got a list."),
                List.of("numbers", 1, ends + "numbers must be a list of numbers, got 1."),
                List.of("numbers", List.of(1, "x"), ends + "numbers must be a number, got 'x'."),
                List.of("numbers", List.of(-1), ends + "numbers must be in [0, ∞), got -1."),
                List.of(
                        "nested",
                        "x",
                        ends
                                + "nested must be a list of lists, each a list of whole numbers, got 'x'."),
                List.of("rate", true, ends + "rate must be a number or a schedule, got 'true'."),
                List.of("rate", "inf", "Expected a number or a schedule, got inf."),
                List.of(
                        "rate",
                        new Momentum(),
                        ends + "rate must be a number or a schedule, got 'momentum(0.9)'."),
                List.of("rates", 1, ends + "rates must be a list of schedules, got 1."),
                List.of("inner", 1, ends + "inner must be an optimizer, got 1."),
                List.of("free", -5000, "everything: free is far too low"),
                List.of("free", -500, "everything.free is too low."),
                List.of(
                        "free",
                        -50,
                        "the program: everything cannot be constructed with these values: IllegalStateException: free broke it."));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void says_what_a_value_must_be(List<Object> row) {
        Map<String, Object> values = Map.of((String) row.get(0), row.get(1));
        assertEquals(row.get(2), error(() -> catalog.create(Kind.OPTIMIZER, "everything", values)));
    }

    @Test
    void says_that_nothing_was_given() {
        Map<String, Object> empty = Collections.singletonMap("decay", null);
        assertEquals(
                "momentum.decay has no value. Give one, or leave the name out.",
                error(() -> catalog.create(Kind.OPTIMIZER, "momentum", empty)));
        assertEquals(
                "Expected an optimizer, one name with its values, got nothing. Write a chain as a list.",
                error(() -> catalog.read(Optimizer.class, Map.of())));
        List<Object> gap = new ArrayList<>(Collections.singletonList(null));
        assertEquals(
                "There is no value here. Give one, or leave the name out.",
                error(() -> catalog.read(Optimizer.class, gap)));
    }

    @Test
    void says_what_a_component_looks_like() {
        Map<String, Object> two = new LinkedHashMap<>();
        two.put("momentum", 0.9);
        two.put("sgd", 0.1);
        assertEquals(
                "Expected an optimizer, one name with its values, got momentum, sgd. Write a chain as a list.",
                error(() -> catalog.read(Optimizer.class, two)));
        assertEquals(
                "Expected a loss, got 2 in a row. Only optimizers form a chain.",
                error(() -> catalog.read(Loss.class, List.of("huber", "huber"))));
        assertEquals(
                "Expected an optimizer, got '7'.", error(() -> catalog.read(Optimizer.class, 7)));
        assertEquals(
                "Expected a loss, got 'momentum(0.9)'.",
                error(() -> catalog.read(Loss.class, new Momentum())));
        assertEquals(
                "A java.util.HashSet is no value. Possible are numbers, words, true, false, lists and maps of these.",
                error(() -> catalog.read(Loss.class, new java.util.HashSet<>())));
    }

    @Test
    void points_at_the_node_of_a_tree() {
        Object tree = List.of("sgd", Map.of("momentum", Map.of("a/b", 1)));
        CatalogException e = assertThrows(CatalogException.class, () -> catalog.readChain(tree));
        assertEquals("/1/momentum/a~1b", e.pointer());
        assertEquals(
                "momentum has no parameter 'a/b'. It has decay=0.9, dampening=0.", e.sentence());
        CatalogException inText =
                assertThrows(
                        CatalogException.class,
                        () -> catalog.readChain(List.of("sgd", "momentum(2)")));
        assertEquals("/1", inText.pointer());
        assertEquals("momentum.decay must be in [0, 1), got 2.", inText.sentence());
    }

    @Test
    void refuses_trees_without_end() {
        Object tree = "sgd";
        for (int i = 0; i < 200; i++) {
            tree = List.of(tree);
        }
        Object deep = tree;
        assertEquals(
                "This is nested more than 100 deep. Write it flatter.",
                error(() -> catalog.readChain(deep)));
    }

    @Test
    void describes_every_component() {
        Entry entry = catalog.entry(Kind.OPTIMIZER, "Momentum");
        assertEquals("momentum", entry.name());
        assertEquals(
                "Replaces the update by a decaying sum of the updates so far: the heavy ball.",
                entry.summary());
        assertEquals(List.of("v ← μv + (1−d)u  (first step: v ← u)", "u ← v"), entry.formula());
        assertEquals(
                "Polyak, 1964, https://doi.org/10.1016/0041-5553(64)90137-5", entry.reference());
        var decay = entry.parameters().get(0);
        assertEquals("decay", decay.name());
        assertEquals("a number", decay.valueType().description());
        assertEquals("0.9", entry.defaultOf(decay));
        assertEquals("[0, 1)", decay.range().orElseThrow().toString());
        assertEquals("μ, how much of the velocity stays", decay.meaning());
        assertTrue(entry.origin().location().endsWith("classes"), entry.origin().location());
    }

    @Test
    void lists_components_in_alphabetical_order() {
        for (Kind kind : Kind.values()) {
            List<String> names = catalog.entries(kind).stream().map(Entry::name).toList();
            assertEquals(names.stream().sorted().toList(), names);
        }
        assertEquals(List.of(), catalog.complaints());
    }

    @Test
    void takes_the_values_of_a_registered_component_as_defaults() {
        try (Catalog small = Catalog.of(new Momentum(0.3))) {
            assertEquals(
                    new Momentum(0.3, 0.5),
                    small.create(Optimizer.class, "momentum", Map.of("dampening", 0.5)));
            assertEquals(
                    "Unknown optimizer 'sgd'. Available: momentum.",
                    error(() -> small.parse(Optimizer.class, "sgd")));
        }
    }

    @Test
    void a_registered_component_replaces_the_one_of_its_class() {
        try (Catalog changed = Catalog.builder().components(new Momentum(0.3)).build()) {
            assertEquals(new Momentum(0.3), changed.parse(Optimizer.class, "momentum"));
            assertEquals(new Sgd(), changed.parse(Optimizer.class, "sgd"));
            assertEquals(List.of(), changed.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIMIZER, optimizer, optimizers",
        "REGULARIZER, regularizer, regularizers",
        "LOSS, loss, losses",
        "MODEL, model, models",
        "SCHEDULE, schedule, schedules"
    })
    void kinds_are_words(Kind kind, String one, String several) {
        assertEquals(one, kind.singular());
        assertEquals(several, kind.plural());
        assertEquals(Optional.of(kind), Kind.of(kind.type()));
    }

    @Test
    void says_why_a_component_cannot_be_registered() {
        Schedule lambda = clock -> 1;
        String message =
                assertThrows(IllegalArgumentException.class, () -> Catalog.of(lambda)).getMessage();
        assertEquals(
                lambda.getClass().getName()
                        + " is not a record. Make it one: its components are the hyper-parameters.",
                message);
    }

    @Test
    void is_not_used_after_it_is_closed() {
        Catalog closed = Catalog.of(new Momentum());
        closed.close();
        assertEquals(
                "This catalog is closed. Make another.",
                assertThrows(
                                IllegalStateException.class,
                                () -> closed.parse(Optimizer.class, "momentum"))
                        .getMessage());
    }

    @Test
    void asks_for_a_kind_of_component() {
        assertEquals(
                "org.thalweg.Component is no kind of component. Ask for an Optimizer, Regularizer, Loss, Model, Schedule or Problem.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> catalog.create(Component.class, "sgd", new HashMap<>()))
                        .getMessage());
    }

    @Test
    void names_the_type_that_was_asked_for() {
        assertEquals(new Momentum(), catalog.parse(Momentum.class, "momentum"));
        assertEquals(
                "Expected Momentum, got 'sgd(0.01)'.",
                error(() -> catalog.parse(Momentum.class, "sgd")));
    }
}
