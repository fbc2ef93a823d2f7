package org.thalweg.cli.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.thalweg.testkit.Compliance;
import org.thalweg.testkit.Obligation;

class JuryTest {

    private static Compliance compliance(Obligation.Check check) {
        return new Jury(Set.of(), Duration.ZERO).inTime(new Obligation(1, "ends", check));
    }

    @Test
    void a_trial_without_end_fails() {
        CountDownLatch never = new CountDownLatch(1);
        Compliance compliance =
                compliance(
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new Compliance(Compliance.Outcome.MET, "");
                        });
        never.countDown();
        assertEquals(
                new Compliance(
                        Compliance.Outcome.FAILED,
                        "It is not done after 0 s. Look for a loop without end."),
                compliance);
    }

    @Test
    void a_trial_that_throws_fails() {
        Jury jury = new Jury(Set.of());
        Compliance compliance =
                jury.inTime(
                        new Obligation(
                                1,
                                "throws",
                                () -> {
                                    throw new OutOfMemoryError("as large as the sea");
                                }));
        assertEquals(
                new Compliance(
                        Compliance.Outcome.FAILED,
                        "It throws java.lang.OutOfMemoryError: as large as the sea."),
                compliance);
    }
}
