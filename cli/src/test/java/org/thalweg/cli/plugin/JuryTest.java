package org.thalweg.cli.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.thalweg.testkit.Obligation;
import org.thalweg.testkit.Verdict;

class JuryTest {

    private static Verdict verdict(Obligation.Check check) {
        return new Jury(Set.of(), Duration.ZERO).inTime(new Obligation(1, "ends", check));
    }

    @Test
    void a_trial_without_end_fails() {
        CountDownLatch never = new CountDownLatch(1);
        Verdict verdict =
                verdict(
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new Verdict(Verdict.Outcome.MET, "");
                        });
        never.countDown();
        assertEquals(
                new Verdict(
                        Verdict.Outcome.FAILED,
                        "It is not done after 0 s. Look for a loop without end."),
                verdict);
    }

    @Test
    void a_trial_that_throws_fails() {
        Jury jury = new Jury(Set.of());
        Verdict verdict =
                jury.inTime(
                        new Obligation(
                                1,
                                "throws",
                                () -> {
                                    throw new OutOfMemoryError("as large as the sea");
                                }));
        assertEquals(
                new Verdict(
                        Verdict.Outcome.FAILED,
                        "It throws java.lang.OutOfMemoryError: as large as the sea."),
                verdict);
    }
}
