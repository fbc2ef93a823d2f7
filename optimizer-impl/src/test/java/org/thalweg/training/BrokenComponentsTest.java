package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.ApiVersion;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.ComponentException;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Sgd;
import org.thalweg.wrappers.Accumulate;

/** Components that do what none may. */
class BrokenComponentsTest {

    private static final Dataset LINE =
            Dataset.of(
                    new double[][] {{1, 2}, {2, 1}, {3, 5}, {4, -1}},
                    new double[][] {{1}, {2}, {3}, {4}});
    private static final Training TRAINING =
            Training.of(new Linear(), new SquaredError()).batchSize(2).epochs(3);
    private static final String WHO = "(org.thalweg.training.BrokenComponentsTest$";

    private static Variant variant(Optimizer... links) {
        Chain chain = Chain.of(links);
        return new Variant(chain.toString(), chain, List.of());
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth / 2 + 1) + 1;
    }

    /** Throws something at one of its methods. */
    private record Broken(String thrown, String at) implements Optimizer {

        private void reached(String method) {
            if (!method.equals(at)) {
                return;
            }
            switch (thrown) {
                case "overflow" -> deeper(0);
                case "assertion" -> throw new AssertionError("wrong");
                case "link" -> throw new NoClassDefFoundError("com/acme/Gone");
                case "api" -> throw new NoSuchMethodError("org/thalweg/Tile.gone()");
                default -> throw new IllegalStateException("no");
            }
        }

        @Override
        public Kernel kernel(Step step) {
            reached("kernel");
            return tile -> reached("tile");
        }

        @Override
        public Optional<Kernel> afterStep(Step step) {
            reached("after");
            return Optional.empty();
        }

        @Override
        public Optional<String> remark(Step step) {
            reached("remark");
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "overflow, java.lang.StackOverflowError",
        "assertion, java.lang.AssertionError: wrong",
        "link, java.lang.NoClassDefFoundError: com/acme/Gone",
        "exception, java.lang.IllegalStateException: no"
    })
    void whatever_a_link_throws_ends_it_alone_and_the_others_go_on_to_the_same_bits(
            String thrown, String told) {
        Variant sound = variant(new Sgd(0.05));
        double[] alone = TRAINING.run(LINE, List.of(sound)).get(0).parameters();
        for (String at : List.of("kernel", "tile", "after", "remark")) {
            Variant broken = variant(new Broken(thrown, at), new Sgd(0.1));
            List<Fit> fits = TRAINING.run(LINE, List.of(broken, sound));
            assertThat(fits.get(0).status())
                    .hasToString(
                            "failed at step %d: broken %sBroken): %s",
                            at.equals("remark") ? 6 : 1, WHO, told);
            assertThat(fits.get(1).status()).isEqualTo(new Status.Finished());
            assertThat(fits.get(1).parameters()).isEqualTo(alone);
        }
    }

    @Test
    void a_link_within_another_is_told_by_its_path() {
        Variant inside = variant(new Accumulate(1, new Broken("exception", "tile")), new Sgd(0.1));
        assertThat(TRAINING.run(LINE, List.of(inside)).get(0).status())
                .hasToString(
                        "failed at step 1: accumulate/broken %sBroken): java.lang.IllegalStateException: no",
                        WHO);
    }

    @Test
    void a_link_of_another_version_of_the_api_is_told_as_such() {
        assertThatThrownBy(
                        () ->
                                TRAINING.optimize(Chain.of(new Broken("api", "tile"), new Sgd(0.1)))
                                        .run(LINE))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "broken %sBroken) was written for another version of the API: org/thalweg/Tile.gone(). docs/writing-an-optimizer.md says what has changed up to %s.",
                        WHO, ApiVersion.CURRENT);
    }

    @SuppressWarnings("NullAway") // a component may be as wrong as this
    private record Nothing(String where) implements Optimizer {

        @Override
        public Kernel kernel(Step step) {
            return where.equals("kernel") ? null : tile -> {};
        }

        @Override
        public List<Slot> slots(List<Block> blocks) {
            return where.equals("slots") ? null : List.of();
        }

        @Override
        public Scope scope() {
            return where.equals("scope") ? null : Scope.VECTOR;
        }

        @Override
        public Optional<String> remark(Step step) {
            return where.equals("remark") ? null : Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kernel, the method for its kernel",
        "slots, slots(blocks)",
        "scope, scope()",
        "remark, remark(step)"
    })
    void a_link_that_returns_null_is_told_by_name(String where, String method) {
        assertThatThrownBy(
                        () ->
                                TRAINING.optimize(Chain.of(new Nothing(where), new Sgd(0.1)))
                                        .run(LINE))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "nothing (org.thalweg.training.BrokenComponentsTest$Nothing): %s returned null. It must return a value, if only one that says nothing.",
                        method);
    }

    @SuppressWarnings("NullAway") // a component may be as wrong as this
    private record Loose(boolean scoped) implements Regularizer {

        @Override
        public Scope scope() {
            return scoped ? Scope.VECTOR : null;
        }

        @Override
        public Form form() {
            return scoped ? null : Form.SMOOTH;
        }

        @Override
        public double penalty(Tile tile) {
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"false, scope()", "true, form()"})
    void a_penalty_that_returns_null_is_told_by_name(boolean scoped, String method) {
        assertThatThrownBy(() -> TRAINING.regularize(new Loose(scoped)).run(LINE))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "loose (org.thalweg.training.BrokenComponentsTest$Loose): %s returned null. It must return a value, if only one that says nothing.",
                        method);
    }
}
