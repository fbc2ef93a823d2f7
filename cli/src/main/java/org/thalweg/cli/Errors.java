package org.thalweg.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.thalweg.UsageException;
import org.thalweg.engine.ComponentException;
import org.thalweg.experiments.run.TrialFailedException;
import org.thalweg.experiments.store.StoreException;
import org.thalweg.files.FileFailure;
import org.thalweg.text.Shown;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells errors: a sentence or two on standard error and an exit code; a stack trace only on request. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;
    private final BooleanSupplier stacktrace;

    /** @param stacktrace whether it is also to be shown where in the program an error arose */
    Errors(Console console, BooleanSupplier stacktrace) {
        this.console = console;
        this.stacktrace = stacktrace;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        console.err().println(Shown.message(WrongArguments.sentence(error)));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult result) {
        if (stacktrace.getAsBoolean()) {
            error.printStackTrace(console.err());
        }
        if (error instanceof InterruptedException) {
            console.err().println("Interrupted.");
            return ExitCode.INTERRUPTED;
        }
        if (error instanceof UsageException) {
            console.err().println(Shown.message(messageOf(error)));
            return ExitCode.USAGE;
        }
        console.err().println(Shown.message(failure(error)));
        return ExitCode.FAILURE;
    }

    private static String failure(Exception error) {
        if (error instanceof IOException io) {
            return sentence(io);
        }
        if (error instanceof StoreException
                || error instanceof TrialFailedException
                || error instanceof ComponentException) {
            return messageOf(error);
        }
        if (error instanceof UncheckedIOException unchecked) {
            return messageOf(unchecked);
        }
        return "This should not have happened: "
                + error.toString().replaceFirst("\\.+$", "")
                + ". It is a bug. Run the command again with --stacktrace, and report what it shows, with what 'thalweg --version' says.";
    }

    /** Returns what went wrong with a file; the messages of Java's own exceptions often are the file's name and nothing else. */
    static String sentence(IOException error) {
        if (error instanceof FileSystemException system) {
            return Optional.ofNullable(system.getFile()).orElse("A file")
                    + ": "
                    + FileFailure.reason(system)
                    + ".";
        }
        return messageOf(error);
    }

    private static String messageOf(Exception error) {
        return Optional.ofNullable(error.getMessage()).orElseGet(error::toString);
    }
}
