package org.thalweg.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.thalweg.text.Numbers;

/** An obligation that is not met. */
final class Unmet extends RuntimeException {

    private final String reason;

    Unmet(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Throws the reason, formatted, unless the condition holds. */
    static void unless(boolean condition, String reason, Object... values) {
        if (!condition) {
            throw new Unmet(
                    String.format(reason, Arrays.stream(values).map(Unmet::print).toArray()));
        }
    }

    /** Numbers are printed alike on every JDK: one whole, many to four digits. */
    private static Object print(Object value) {
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers)
                    .mapToObj(number -> Numbers.rounded(number, 4))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Double number ? Numbers.shortest(number) : value;
    }

    /** Runs a trial where an error would do as well: it ends the run, too. */
    static void unlessItThrows(Runnable trial) {
        try {
            trial.run();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            // As it should.
        }
    }
}
