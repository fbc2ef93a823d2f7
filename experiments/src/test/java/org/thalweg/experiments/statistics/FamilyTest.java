package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.experiments.statistics.Family.Member;

class FamilyTest {

    private static final double ALPHA = 0.05;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    @Test
    void adjusts_as_p_adjust_of_r_4_2_2_does_and_gives_each_the_level_of_its_step() {
        Family family = Family.of(new double[] {0.04, 0.001, 0.03, 0.2, 0.012, 0.03}, ALPHA);
        // p.adjust(p, "holm"); R multiplies, we multiply; only the last bit may differ
        double[] adjusted = {0.12, 0.006, 0.12, 0.2, 0.06, 0.12};
        for (int i = 0; i < adjusted.length; i++) {
            Member member = family.members().get(i);
            assertEquals(adjusted[i], member.adjustedP(), 1e-16);
            assertEquals(i == 1, member.rejected());
            assertEquals(i == 1 ? 1 - ALPHA / 6 : 1 - ALPHA / 5, member.level());
        }
        assertEquals(6, family.size());
    }

    @Test
    void steps_down_as_long_as_it_rejects_and_ends_at_the_level_of_a_single_test() {
        assertEquals(
                List.of(
                        new Member(0.003, true, 1 - ALPHA / 3),
                        new Member(0.02, true, 1 - ALPHA / 2),
                        new Member(0.2, false, 1 - ALPHA)),
                Family.of(new double[] {0.001, 0.01, 0.2}, ALPHA).members());
        assertEquals(
                List.of(
                        new Member(0.04, true, 1 - ALPHA),
                        new Member(0.003, true, 1 - ALPHA / 3),
                        new Member(0.02, true, 1 - ALPHA / 2)),
                Family.of(new double[] {0.04, 0.001, 0.01}, ALPHA).members());
    }

    @Test
    void does_not_reject_what_would_pass_its_own_step_after_one_that_failed() {
        // 3 · 0.02 > 0.05 at the first step, though 0.03 ≤ 0.05 at the last
        for (Member member : Family.of(new double[] {0.03, 0.02, 0.025}, ALPHA).members()) {
            assertEquals(new Member(0.06, false, 1 - ALPHA / 3), member);
        }
    }

    @Test
    void treats_equal_p_alike() {
        assertEquals(
                List.of(
                        new Member(0.03, true, 1 - ALPHA / 3),
                        new Member(0.2, false, 1 - ALPHA),
                        new Member(0.03, true, 1 - ALPHA / 3)),
                Family.of(new double[] {0.01, 0.2, 0.01}, ALPHA).members());
    }

    @Test
    void of_one_is_the_test_itself_and_of_none_is_empty() {
        assertEquals(
                List.of(new Member(0.05, true, 0.95)),
                Family.of(new double[] {0.05}, ALPHA).members());
        assertEquals(0, Family.of(new double[0], ALPHA).size());
    }

    /** t tests, some of them twice, and McNemar's tests beside them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void no_interval_contradicts_its_p(int seed) {
        Random random = new Random(seed);
        List<StudentT> tests = tests(random);
        double[] p = p(tests, random.nextInt(4));
        Family family = Family.of(p, ALPHA);
        for (int i = 0; i < tests.size(); i++) {
            Member member = family.members().get(i);
            Interval interval = tests.get(i).interval(member.level());
            String where = "seed " + seed + ", " + member + ", " + interval;
            assertEquals(member.adjustedP() <= ALPHA, !interval.contains(0), where);
            assertEquals(member.adjustedP() <= ALPHA, member.rejected(), where);
        }
    }

    /** By hand: go up the ranks, reject while the p is at most α / (m − k + 1), and stop. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rejects_what_holms_steps_reject_and_widens_the_interval_with_the_rank(int seed) {
        Random random = new Random(seed);
        double[] p = p(tests(random), random.nextInt(4));
        Arrays.sort(p);
        Family family = Family.of(p, ALPHA);
        boolean rejecting = true;
        double level = 1;
        for (int k = 1; k <= p.length; k++) {
            Member member = family.members().get(k - 1);
            rejecting = rejecting && p[k - 1] <= ALPHA / (p.length - k + 1);
            assertEquals(rejecting, member.rejected(), "seed " + seed + ", rank " + k);
            assertTrue(1 - ALPHA <= member.level() && member.level() <= level, "seed " + seed);
            level = member.level();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void does_not_depend_on_the_order(int seed) {
        Random random = new Random(seed);
        double[] p = p(tests(random), 2);
        List<Integer> order = new ArrayList<>(IntStream.range(0, p.length).boxed().toList());
        Collections.shuffle(order, random);
        Family family = Family.of(p, ALPHA);
        Family shuffled = Family.of(order.stream().mapToDouble(i -> p[i]).toArray(), ALPHA);
        assertEquals(
                order.stream().map(family.members()::get).toList(),
                shuffled.members(),
                "seed " + seed);
    }

    /** Without this the laws above could hold because nothing, or everything, is ever rejected. */
    @Test
    void the_families_tried_have_rejected_and_unrejected_members_and_both_at_once() {
        int rejected = 0;
        int unrejected = 0;
        int mixed = 0;
        for (int seed : seeds().toArray()) {
            Random random = new Random(seed);
            Family family = Family.of(p(tests(random), 0), ALPHA);
            long some = family.members().stream().filter(Member::rejected).count();
            rejected += some > 0 ? 1 : 0;
            unrejected += some < family.size() ? 1 : 0;
            mixed += some > 0 && some < family.size() ? 1 : 0;
        }
        assertTrue(
                rejected > 15 && unrejected > 15 && mixed > 15,
                rejected + ", " + unrejected + ", " + mixed);
    }

    private static List<StudentT> tests(Random random) {
        int count = 1 + random.nextInt(8);
        StudentT[] tests = new StudentT[count];
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && random.nextInt(4) == 0;
            tests[i] = again ? tests[random.nextInt(i)] : test(random);
        }
        return List.of(tests);
    }

    private static StudentT test(Random random) {
        double[] differences =
                Studies.normal(random, 2 + random.nextInt(15), random.nextInt(3) * 0.7, 1);
        return ResampledT.test(differences, 0.1 * random.nextInt(3), 0.95);
    }

    private static double[] p(List<StudentT> tests, int mcNemars) {
        double[] p = new double[tests.size() + mcNemars];
        for (int i = 0; i < p.length; i++) {
            p[i] =
                    i < tests.size()
                            ? tests.get(i).p()
                            : McNemar.of(0, 4 + 3 * (i - tests.size())).p();
        }
        return p;
    }
}
