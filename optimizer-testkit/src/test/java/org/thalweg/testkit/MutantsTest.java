package org.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Component;

/** Each obligation has a component, broken on purpose, that fails it and no other. */
class MutantsTest {

    private static final String[] NOTHING = {};

    static Stream<Arguments> mutants() {
        return Stream.of(optimizers(), regularizers(), schedules(), losses(), models(), problems())
                .flatMap(stream -> stream);
    }

    private static Stream<Arguments> optimizers() {
        return Stream.of(
                mutant(new OptimizerMutants.Halves(), NOTHING),
                mutant(new OptimizerMutants.NotARecord(), "is_a_public_record"),
                mutant(
                        new OptimizerMutants.Unregistered(),
                        "is_registered_under_a_name_of_its_own"),
                mutant(new OptimizerMutants.Namesake(), "is_registered_under_a_name_of_its_own"),
                mutant(
                        new OptimizerMutants.Misnamed(),
                        "is_registered_under_a_name_of_its_own",
                        "is_rebuilt_from_its_printed_form"),
                mutant(new OptimizerMutants.Unwritable(), "is_rebuilt_from_its_printed_form"),
                mutant(
                        new OptimizerMutants.Swaps(),
                        "is_rebuilt_from_its_printed_form",
                        "keeps_every_parameter_that_it_is_given"),
                mutant(
                        new OptimizerMutants.Loses(),
                        "keeps_every_parameter_that_it_is_given",
                        "lets_every_parameter_act"),
                mutant(
                        new OptimizerMutants.GuessesUnits(),
                        "keeps_every_parameter_that_it_is_given"),
                mutant(
                        new OptimizerMutants.ChecksTheOther(),
                        "keeps_every_parameter_that_it_is_given"),
                mutant(
                        new OptimizerMutants.NamesTheOther(),
                        "keeps_every_parameter_that_it_is_given"),
                mutant(
                        new OptimizerMutants.TakesAnything(),
                        "keeps_every_parameter_that_it_is_given"),
                mutant(new OptimizerMutants.IgnoresSome(), "lets_every_parameter_act"),
                mutant(
                        new OptimizerMutants.Climbs(),
                        "descends_on_a_convex_bowl",
                        "descends_in_a_long_narrow_valley"),
                mutant(new OptimizerMutants.ForgetsBias(), "descends_on_a_convex_bowl"),
                mutant(new OptimizerMutants.Tires(), "descends_in_a_long_narrow_valley"),
                mutant(new OptimizerMutants.ScalesByTile(), "keeps_the_promise_of_its_scope"),
                mutant(new OptimizerMutants.CarriesOver(), "keeps_the_promise_of_its_scope"),
                mutant(
                        new OptimizerMutants.DrawsOutside(),
                        "keeps_the_promise_of_its_scope",
                        "gives_the_same_bits_in_every_run",
                        "continues_bit_for_bit_from_a_checkpoint",
                        "treats_both_signs_alike"),
                mutant(new OptimizerMutants.SharesState(), "gives_the_same_bits_in_every_run"),
                mutant(new OptimizerMutants.ForgetsTheFactor(), "gives_the_same_bits_in_every_run"),
                mutant(
                        new OptimizerMutants.HidesState(),
                        "continues_bit_for_bit_from_a_checkpoint"),
                mutant(
                        new OptimizerMutants.StartsAnew(),
                        "continues_bit_for_bit_from_a_checkpoint"),
                mutant(new OptimizerMutants.WritesParameters(), "never_writes_to_the_parameters"),
                mutant(new OptimizerMutants.Normalises(), "stays_finite_when_the_gradient_is_zero"),
                mutant(new OptimizerMutants.ClipsFromAbove(), "treats_both_signs_alike"),
                mutant(new OptimizerMutants.NeedsTwo(), "handles_one_element_and_a_million"),
                mutant(new OptimizerMutants.IndexOverflows(), "handles_one_element_and_a_million"),
                mutant(new OptimizerMutants.MakesGarbage(), "allocates_nothing_per_tile"),
                mutant(new OptimizerMutants.SilencesNan(), "turns_nan_into_nan_or_an_error"),
                mutant(
                        new OptimizerMutants.SilencesInfinity(),
                        "never_turns_an_infinity_into_nothing"),
                mutant(new OptimizerMutants.ForgetsTheGain(), "has_the_gain_that_it_tells"),
                mutant(new OptimizerMutants.HidesItsPart(), "takes_other_parts"));
    }

    private static Stream<Arguments> regularizers() {
        return Stream.of(
                mutant(new RegularizerMutants.Shared(), NOTHING),
                mutant(new RegularizerMutants.HalfTheGradient(), "has_the_gradient_of_its_penalty"),
                mutant(
                        new RegularizerMutants.IgnoresStepSize(),
                        "has_the_proximal_map_of_its_penalty"),
                mutant(
                        new RegularizerMutants.HardThreshold(),
                        "has_a_firmly_non_expansive_proximal_map"),
                mutant(
                        new RegularizerMutants.NeverThere(),
                        "projects_into_its_set_and_stays_there"),
                mutant(new RegularizerMutants.Rewards(), "has_a_finite_penalty_of_at_least_zero"),
                mutant(new RegularizerMutants.TakesBiases(), "leaves_biases_alone_unless_asked"),
                mutant(new RegularizerMutants.PullsToOne(), "leaves_zero_alone"),
                mutant(new RegularizerMutants.OverlooksNan(), "turns_nan_into_nan_or_an_error"),
                mutant(new RegularizerMutants.NormOfTile(), "keeps_the_promise_of_its_scope"),
                mutant(
                        new RegularizerMutants.LooksAround(),
                        "keeps_the_promise_of_its_scope",
                        "projects_into_its_set_and_stays_there"),
                mutant(new RegularizerMutants.Overwrites(), "writes_only_what_it_may"),
                mutant(new RegularizerMutants.HidesItsForm(), "has_the_form_that_it_tells"));
    }

    private static Stream<Arguments> schedules() {
        return Stream.of(
                mutant(new ScheduleMutants.Inverse(), NOTHING),
                mutant(new ScheduleMutants.CountsFromZero(), "begins_at_the_first_step"),
                mutant(
                        new ScheduleMutants.BreaksAtABorder(),
                        "is_finite_and_not_negative_for_a_hundred_thousand_steps"),
                mutant(
                        new ScheduleMutants.CountsInInts(),
                        "is_finite_and_not_negative_at_giant_steps"),
                mutant(
                        new ScheduleMutants.RunsBelowZero(),
                        "is_finite_and_not_negative_for_a_hundred_thousand_steps",
                        "is_finite_and_not_negative_at_giant_steps"),
                mutant(
                        new ScheduleMutants.CountsQuestions(),
                        "gives_the_same_value_at_the_same_clock"),
                mutant(
                        new ScheduleMutants.EndsWithTheRun(),
                        "is_finite_and_not_negative_for_a_hundred_thousand_steps",
                        "is_finite_and_not_negative_at_giant_steps"),
                mutant(
                        new ScheduleMutants.NeedsARun(),
                        "works_without_the_length_of_the_run_or_says_so"));
    }

    private static Stream<Arguments> losses() {
        return Stream.of(
                mutant(new LossMutants.Squares(), NOTHING),
                mutant(new LossMutants.WantsThree(), "gives_one_loss_an_instance"),
                mutant(new LossMutants.WrongInAStretch(), "has_the_gradient_of_its_value"),
                mutant(new LossMutants.Naive(), "has_the_gradient_of_its_value_at_extreme_scores"),
                mutant(new LossMutants.BelowZero(), "is_never_below_its_lower_bound"),
                mutant(new LossMutants.GrowsWithTheBatch(), "treats_every_instance_by_itself"),
                mutant(new LossMutants.OverlooksNan(), "turns_nan_into_nan_or_an_error"),
                mutant(new LossMutants.WritesToScores(), "leaves_its_inputs_alone"),
                mutant(new LossMutants.LinksTooMuch(), "has_a_finite_inverse_link"));
    }

    private static Stream<Arguments> models() {
        return Stream.of(
                mutant(new ModelMutants.Softsign(), NOTHING),
                mutant(new ModelMutants.AlwaysThree(), "predicts_as_many_outputs_as_asked"),
                mutant(
                        new ModelMutants.NumbersItsParameters(),
                        "has_the_same_parameters_whenever_recorded"),
                mutant(new ModelMutants.ForgetsTheFunction(), "has_the_gradient_of_its_loss"),
                mutant(new ModelMutants.KeepsAMask(), "gives_the_same_bits_in_lockstep"),
                mutant(new ModelMutants.LooksAtTheBatch(), "treats_every_instance_by_itself"),
                mutant(
                        new ModelMutants.DrawsByItself(),
                        "gives_the_same_bits_in_lockstep",
                        "gives_the_same_when_asked_again",
                        "has_the_gradient_of_its_loss"),
                mutant(new ModelMutants.RemembersSteps(), "gives_the_same_when_asked_again"),
                mutant(new ModelMutants.RightWhileStill(), "has_the_gradient_of_its_loss"),
                mutant(new ModelMutants.OverlooksNan(), "turns_nan_into_nan_or_an_error"));
    }

    private static Stream<Arguments> problems() {
        return Stream.of(
                mutant(new ProblemMutants.Bowl(), NOTHING),
                mutant(new ProblemMutants.StartsElsewhere(), "starts_where_it_is_finite"),
                mutant(new ProblemMutants.DrawsByItself(), "draws_the_same_from_the_same_stream"),
                mutant(new ProblemMutants.ForgetsTheNoise(), "has_the_gradient_of_its_value"),
                mutant(new ProblemMutants.GoesOn(), "has_the_same_noise_from_the_same_stream"),
                mutant(new ProblemMutants.IsBiased(), "has_its_value_on_average"),
                mutant(new ProblemMutants.KnowsTheWrongPlace(), "has_its_minimum_at_its_minimiser"),
                mutant(new ProblemMutants.HopesTooLittle(), "is_never_below_its_minimum"),
                mutant(new ProblemMutants.GivesOutItsMinimiser(), "writes_the_gradient_alone"),
                mutant(new ProblemMutants.Adds(), "writes_the_gradient_alone"),
                mutant(new ProblemMutants.OverlooksNan(), "turns_nan_into_nan_or_an_error"));
    }

    private static Arguments mutant(Component mutant, String... fails) {
        return arguments(mutant, Set.of(fails));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_fails_what_it_was_made_to_fail(Component mutant, Set<String> fails)
            throws IOException {
        Map<String, String> failed = new TreeMap<>();
        for (Obligation obligation : Contract.of(mutant)) {
            Compliance compliance = obligation.compliance();
            if (compliance.outcome() == Compliance.Outcome.FAILED) {
                failed.put(obligation.name(), compliance.reason());
            }
        }
        assertEquals(new TreeSet<>(fails), failed.keySet(), failed::toString);
        assertEquals(reasons(mutant), steady(mutant, failed.values()));
    }

    /** Returns the reasons as an author reads them, from a file that has them under the mutant's class. */
    private static List<String> reasons(Component mutant) throws IOException {
        String title = mutant.getClass().getName().replaceAll(".*\\.", "");
        return Files.readAllLines(Path.of("src/test/resources/reasons.txt")).stream()
                .dropWhile(line -> !line.equals(title))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
    }

    /** Some mutants behave differently each time; their numbers are left out. */
    private static List<String> steady(Component mutant, Collection<String> reasons) {
        boolean restless =
                mutant instanceof OptimizerMutants.DrawsOutside
                        || mutant instanceof ScheduleMutants.CountsQuestions
                        || mutant instanceof ModelMutants.NumbersItsParameters;
        return reasons.stream()
                .map(
                        reason ->
                                restless
                                        ? reason.replaceAll("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?", "#")
                                        : reason)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_obligation_has_a_mutant_that_fails_it_alone(Component sound, Stream<Arguments> all) {
        Set<Object> alone =
                all.map(arguments -> arguments.get()[1])
                        .filter(fails -> ((Set<?>) fails).size() == 1)
                        .map(fails -> ((Set<?>) fails).iterator().next())
                        .collect(Collectors.toSet());
        List<String> ofTheKind =
                Contract.of(sound).stream()
                        .map(Obligation::name)
                        .filter(name -> !OF_EVERY_KIND.contains(name))
                        .toList();
        assertEquals(Set.copyOf(ofTheKind), without(alone, OF_EVERY_KIND));
    }

    /** Code shared by all kinds, which the optimizers' mutants try. */
    private static final Set<String> OF_EVERY_KIND =
            Contract.of(new OptimizerMutants.Halves()).stream()
                    .limit(5)
                    .map(Obligation::name)
                    .collect(Collectors.toSet());

    private static Set<Object> without(Set<Object> names, Set<String> others) {
        return names.stream().filter(name -> !others.contains(name)).collect(Collectors.toSet());
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(new OptimizerMutants.Halves(), optimizers()),
                arguments(new RegularizerMutants.Shared(), regularizers()),
                arguments(new ScheduleMutants.Inverse(), schedules()),
                arguments(new LossMutants.Squares(), losses()),
                arguments(new ModelMutants.Softsign(), models()),
                arguments(new ProblemMutants.Bowl(), problems()));
    }

    @Test
    void every_obligation_of_all_kinds_has_a_mutant_that_fails_it_alone() {
        Set<String> alone =
                optimizers()
                        .map(arguments -> arguments.get()[1])
                        .filter(fails -> ((Set<?>) fails).size() == 1)
                        .map(fails -> (String) ((Set<?>) fails).iterator().next())
                        .collect(Collectors.toSet());
        assertEquals(Set.of(), without(Set.copyOf(OF_EVERY_KIND), alone));
    }
}
