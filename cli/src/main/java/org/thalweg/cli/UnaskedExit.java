package org.thalweg.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells when code that is not ours ends the program, which would otherwise look like a success. */
final class UnaskedExit {

    private static final Set<String> EXITS =
            Set.of(System.class.getName(), Runtime.class.getName(), "java.lang.Shutdown");

    private UnaskedExit() {}

    /** From now on, whoever calls System.exit but the program itself is told, and the exit code is that of a failure. */
    static void watch(Console console) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(console), "unasked exit"));
    }

    private static void tell(Console console) {
        Thread.getAllStackTraces().values().stream()
                .map(Arrays::asList)
                .flatMap(stack -> caller(stack).stream())
                .filter(caller -> !caller.getClassName().equals(Main.class.getName()))
                .findFirst()
                .ifPresent(
                        caller -> {
                            console.out().flush();
                            console.err().println(sentence(caller));
                            console.err().flush();
                            Runtime.getRuntime().halt(ExitCode.FAILURE);
                        });
    }

    /** Returns the place from which a thread ends the program, if it is what the thread does. */
    static Optional<StackTraceElement> caller(List<StackTraceElement> stack) {
        boolean exits =
                stack.stream()
                        .anyMatch(
                                frame ->
                                        EXITS.contains(frame.getClassName())
                                                && frame.getMethodName().matches("exit|halt"));
        return exits
                ? stack.stream()
                        .dropWhile(frame -> !EXITS.contains(frame.getClassName()))
                        .dropWhile(frame -> EXITS.contains(frame.getClassName()))
                        .findFirst()
                        .filter(frame -> !frame.getClassName().startsWith("java.lang.Terminator"))
                : Optional.empty();
    }

    private static String sentence(StackTraceElement caller) {
        return caller.getClassName()
                + " called System.exit in "
                + caller.getMethodName().replace("<init>", "its constructor")
                + ", which ended the program. A component must not: take the call out.";
    }
}
